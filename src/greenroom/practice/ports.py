"""What the spine needs from outside: items, a store, a clock, ids, a choice of the next item."""

import datetime as dt
import random
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple, Protocol

from greenroom.learner.priors import ItemParameters
from greenroom.learner.tree import Tree
from greenroom.model.choice import Choice
from greenroom.model.evidence import Evidence
from greenroom.model.grade import Grade
from greenroom.model.item import Item, ItemHead
from greenroom.model.learner import Learner
from greenroom.model.response import Form
from greenroom.model.session import Attempt, Marked, Session, Slot
from greenroom.model.target import Target


class Items(Protocol):
    """The items that can be asked; broken ones are not among them."""

    def heads(self) -> Sequence[ItemHead]:
        """Every item, without its text, in the order of their paths."""

    def find_head(self, uid: str) -> ItemHead | None:
        """None if the bank does not have it (any more)."""

    def load(self, uid: str) -> Item:
        """The whole item.

        Raises:
            NotFound: the bank does not have it.
        """


class Numbered(NamedTuple):
    """Evidence and its place in the log; places grow and are never used again."""

    number: int
    evidence: Evidence


class Store(Protocol):
    """Where answers are kept. Each method is one transaction; a write that returned is durable.

    Every method may raise StoreUnavailable.
    """

    def create_session(self, session: Session) -> None:
        """Keep a new session with the slots it has, their drafts included.

        Whether a slot is answered is known from the attempts alone, not from what is given here.

        Raises:
            Conflict: a session with this id is here already.
        """

    def session(self, session_id: str) -> Session:
        """The session with its slots in order, their drafts included.

        Raises:
            NotFound: no such session.
        """

    def sessions(self, learner: str, limit: int = 50, offset: int = 0) -> list[Session]:
        """The learner's sessions, newest first, without their drafts."""

    def open_sessions(self, learner: str) -> list[Session]:
        """The learner's sessions that are not over, newest first, without their drafts."""

    def add_slot(self, session_id: str, slot: Slot) -> Slot:
        """Fill the next position; if it is filled already, the slot that stands there.

        Raises:
            NotFound: no such session.
            Conflict: the position is not the next one.
        """

    def replace_slot(self, session_id: str, slot: Slot) -> None:
        """Put another item into an unanswered position, dropping its draft.

        Raises:
            NotFound: no such session or slot.
            Conflict: it is answered.
        """

    def mark_asked(self, session_id: str, position: int, at: dt.datetime) -> None:
        """Keep when the question was first seen; later calls change nothing."""

    def save_draft(self, session_id: str, position: int, form: Form, at: dt.datetime) -> bool:
        """Keep what was typed, in place of what was kept before.

        False, and nothing kept, if the slot is answered, the session is over or neither exists.
        """

    def flag(self, session_id: str, position: int, flagged: bool) -> None:
        """Set or clear the flag of a slot."""

    def end_session(self, session_id: str, at: dt.datetime) -> None:
        """Close the session; the first end stands."""

    def find_attempt(self, attempt_id: str) -> Marked | None:
        """The attempt with its latest grade."""

    def attempts(self, session_id: str) -> list[Marked]:
        """The attempts of a session by position, each with its latest grade."""

    def waiting(self) -> list[Marked]:
        """The attempts that were kept and not judged yet, oldest first."""

    def record(self, attempt: Attempt, grade: Grade, evidence: Evidence | None) -> Marked:
        """Keep an attempt, its first grade and its evidence, and answer its slot, all or nothing.

        Sent again under the same id with the same form, the stored one is returned and nothing
        changes; so a submission counts once however often it arrives.

        Raises:
            Conflict: the id is known with another form, slot or learner, or the slot is answered
                by another attempt.
            NotFound: no such session or slot.
        """

    def add_grade(
        self, attempt_id: str, grade_id: str, grade: Grade, evidence: Evidence | None
    ) -> Marked:
        """Keep another grade of an attempt, and evidence unless the attempt has some already.

        The same grade id again changes nothing.

        Raises:
            NotFound: no such attempt.
        """

    def evidence(self, learner: str, after: int = 0) -> list[Numbered]:
        """The learner's evidence numbered above `after`, in order."""

    def set_target(self, learner: str, target_id: str, target: Target) -> Target:
        """Keep what the learner works towards from now on; the target as it was kept.

        A clock that went back does not put it before the ones that were set earlier. The same id
        again changes nothing.

        Raises:
            Conflict: the id is known with something else in it.
        """

    def targets(self, learner: str) -> list[Target]:
        """Every target of the learner as they followed each other; the last one counts."""

    def dump(self) -> Iterator[Mapping[str, object]]:
        """Everything as JSON objects, each with a `type`; `load` of them gives the same store."""

    def load(self, rows: Iterable[Mapping[str, object]]) -> int:
        """Keep what `dump` gave, all or nothing; rows that are here already are passed over.

        What changes in the life of a row (a draft, a flag) stays as it is here; a first sight or
        an end that is missing here is taken. Evidence is numbered as it was where that is above
        all numbers given here, else anew. Returns the number of rows that were new.

        Raises:
            ImportFault: a row is malformed, belongs to one that is missing, or differs from one
                with the same id.
        """


class Chooser(Protocol):
    """Chooses the next item of a session; placement, practice and review have one each."""

    def __call__(
        self, heads: Sequence[ItemHead], session: Session, learner: Learner, rng: random.Random
    ) -> Choice | None:
        """None when nothing is left to ask."""


Predictor = Callable[[Learner, ItemHead], float]


@dataclass(frozen=True)
class Ports:
    """Everything the spine is given."""

    items: Items
    store: Store
    now: Callable[[], dt.datetime]
    new_id: Callable[[], str]
    learner: Callable[[str], Learner]
    """The learner's state, up to date with the store."""
    predict: Predictor
    """Chance that the learner succeeds on an item."""
    predictor: str
    """Name and version of that rule."""
    tree: Tree
    """Of the abilities that answers tell of."""
    parameters: ItemParameters
    """What is known of an item."""
    title: Callable[[str], str]
    """What people call a topic."""
