"""A session: a blueprint, the slots asked so far, and what was answered."""

import datetime as dt
from dataclasses import dataclass
from typing import Literal, TypeAlias

from pydantic import Field

from greenroom.model.grade import Grade
from greenroom.model.item import Level, Line, Part, Slug
from greenroom.model.response import Form, Response

LENGTH_LIMIT = 200
"""Questions of a session."""

Policy: TypeAlias = Literal["placement", "practice", "review", "exam"]


class Blueprint(Part):
    """What a session is made of. Empty filters allow everything."""

    policy: Policy
    title: Line
    length: int = Field(ge=1, le=LENGTH_LIMIT)
    minutes: float | None = Field(default=None, gt=0, le=600)
    """Time for the whole session; None for as long as it takes."""
    areas: dict[Slug, int] = {}
    """Questions per area; empty to leave the balance to the policy."""
    topics: tuple[Slug, ...] = ()
    kinds: tuple[Slug, ...] = ()
    levels: tuple[Level, ...] = ()
    items: tuple[str, ...] = ()
    """Uids; given, these and no others are asked, in this order."""
    weakest: bool = False
    """Ask from the topics in which the learner stands lowest."""

    @property
    def feedback_at_end(self) -> bool:
        """Nothing is told of an answer before the session is over."""
        return self.policy == "exam"


@dataclass(frozen=True, slots=True)
class Slot:
    """One place in a session and the question that stands in it."""

    position: int
    """From 1."""
    item_uid: str
    seed: int
    reason: str
    """Why this item was chosen, a sentence."""
    predicted: float | None
    predictor: str
    asked_at: dt.datetime | None = None
    """When it was first seen; None if not yet."""
    flagged: bool = False
    attempt_id: str | None = None
    draft: Form | None = None
    """What was typed and not yet submitted."""

    @property
    def is_begun(self) -> bool:
        """Something stands in the draft's answer."""
        return self.draft is not None and any(v.strip() for v in self.draft.get("answer", ()))


@dataclass(frozen=True, slots=True)
class Session:
    """As the store has it now."""

    id: str
    learner: str
    blueprint: Blueprint
    seed: int
    started_at: dt.datetime
    ends_at: dt.datetime | None
    """On the server's clock; None where time is not limited."""
    ended_at: dt.datetime | None = None
    slots: tuple[Slot, ...] = ()

    @property
    def is_over(self) -> bool:
        return self.ended_at is not None

    def slot(self, position: int) -> Slot | None:
        """The slot at this position, if it was filled."""
        return self.slots[position - 1] if 0 < position <= len(self.slots) else None


@dataclass(frozen=True, slots=True)
class Attempt:
    """A submitted answer: kept whatever becomes of its grade."""

    id: str
    """Made by the page that the answer was typed into: sent twice, it counts once."""
    learner: str
    session_id: str
    position: int
    item_uid: str
    item_version: str
    seed: int
    form: Form
    """As typed."""
    response: Response
    at: dt.datetime
    seconds: float | None


@dataclass(frozen=True, slots=True)
class Marked:
    """An attempt with its latest grade."""

    attempt: Attempt
    grade: Grade
