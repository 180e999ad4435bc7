"""A grade: what a grader made of a response, with what it saw."""

from dataclasses import dataclass
from typing import Literal, TypeAlias

from greenroom.model.response import JsonValue

State: TypeAlias = Literal["graded", "unmarked", "ungraded", "waiting"]
Outcome: TypeAlias = Literal["right", "partly", "wrong", "missing", "note"]


@dataclass(frozen=True, slots=True)
class Seen:
    """One rubric point, option or test, and what of the answer was held against it."""

    id: str
    label: str
    """What was looked for, Markdown."""
    outcome: Outcome
    evidence: str = ""
    """What was found, Markdown: a span of the answer, a mistake, a value."""
    data: JsonValue = None
    """What a page draws or lays out: a failing case, measured points; None for most."""


@dataclass(frozen=True, slots=True)
class Grade:
    """The work of one version of one grader. A regrade is another Grade beside it."""

    grader: str
    version: int
    state: State
    """unmarked: waits for the learner's own marks; waiting: kept, and about to be judged;
    ungraded: our fault, can be tried again."""
    summary: str
    """A sentence for the learner."""
    score: float | None = None
    """0 to 1; None unless graded, and for cards, which are recalled and not scored."""
    rating: int | None = None
    """Recall, 1 again to 4 easy; None unless this bears on memory."""
    seen: tuple[Seen, ...] = ()
