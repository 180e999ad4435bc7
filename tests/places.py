"""A place to practise: a small bank, a real store in a file, and a clock that stands still."""

import itertools
from pathlib import Path

from greenroom.bank.bank import Bank
from greenroom.kinds import KINDS
from greenroom.learner.memory import minutes_from
from greenroom.learner.predict import PREDICTOR, predictor
from greenroom.learner.priors import known
from greenroom.learner.tree import Tree
from greenroom.model.response import Form
from greenroom.model.session import Marked, Session
from greenroom.practice.flow import Submission
from greenroom.practice.learners import Learners
from greenroom.practice.ports import Ports
from greenroom.sessions.room import Room
from greenroom.store.sqlite import SqliteStore, open_store
from tests.parts import TODAY, Clock, Ids

ME = "me"


class Place:
    """Can be closed and opened again, as a program that is stopped and started."""

    store: SqliteStore
    ports: Ports
    room: Room

    def __init__(self, folder: Path, bank_dir: Path) -> None:
        self.clock, self.ids = Clock(), Ids()
        self.bank_dir = bank_dir
        self.bank = Bank(bank_dir, KINDS, TODAY)
        self._path = folder / "test.sqlite"
        self._numbers = itertools.count(1)
        self.open()

    def open(self) -> None:
        self.store = open_store(self._path)
        tree, parameters = Tree.of(self.bank.topics.round_of), known(self.bank.find_head)
        self.ports = Ports(
            items=self.bank,
            store=self.store,
            now=self.clock,
            new_id=self.ids,
            learner=Learners(self.store, parameters, minutes_from(self.bank.find_head)),
            predict=predictor(tree, parameters, self.clock),
            predictor=PREDICTOR,
            tree=tree,
            parameters=parameters,
            title=self.bank.topics.title,
        )
        self.room = Room(self.ports)

    def reopen(self) -> None:
        self.store.close()
        self.open()

    def close(self) -> None:
        self.store.close()
        self.bank.close()

    def withdraw(self, item_uid: str) -> None:
        """Take an item's file from the bank."""
        head = self.bank.find_head(item_uid)
        assert head is not None
        (self.bank_dir / f"{head.path}.toml").unlink()
        self.bank.refresh()

    def submission(self, form: Form) -> Submission:
        """As a page would send it, under an id that was not used yet."""
        return Submission(f"page-{next(self._numbers)}", form)

    def right(self, session: Session, position: int, *, score: float | None = 1.0) -> Form:
        """A form that gets this score at a position."""
        asked = self.room.view(session.id, position).asked
        assert asked is not None
        samples = asked.kind.samples(asked.question)
        return next(sample.form for sample in samples if sample.score == score)

    def answer(self, session: Session, position: int, form: Form) -> Marked:
        """Submit a form that can be read, in a session that grades at once."""
        marked = self.room.submit(session.id, position, self.submission(form))
        assert isinstance(marked, Marked)
        return marked
