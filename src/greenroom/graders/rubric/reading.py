"""What a reader found in an answer; the grade is computed from this, whoever read."""

from dataclasses import dataclass
from typing import Literal, Protocol, TypeAlias

from greenroom.graders.rubric.rubric import Rubric
from greenroom.text.spans import Span

PointState: TypeAlias = Literal["covered", "partly", "missing", "contradicted"]
SHARE: dict[PointState, float] = {
    "covered": 1.0,
    "partly": 0.5,
    "missing": 0.0,
    "contradicted": 0.0,
}
"""Of a point's weight."""


@dataclass(frozen=True, slots=True)
class PointRead:
    """One point, as it was found."""

    id: str
    state: PointState
    expected: float
    """Expected share of the point's weight, 0 to 1."""
    confidence: float
    """Of the state, 0 to 1: a calibrated probability, or the share of a model's votes."""
    span: Span | None = None
    """Where the answer shows it; None where it is missing."""
    reason: str = ""
    """A sentence why, where there is more to say than the place."""


@dataclass(frozen=True, slots=True)
class BeliefRead:
    """A misconception that seems to be in the answer: a question to the learner, no verdict."""

    id: str
    confidence: float
    span: Span


@dataclass(frozen=True, slots=True)
class Reading:
    """All points in the rubric's order, and the misconceptions that were heard."""

    reader: str
    """Who read: `embedded`, or a model's name."""
    points: tuple[PointRead, ...]
    beliefs: tuple[BeliefRead, ...] = ()
    note: str = ""
    """A sentence for the learner, such as why another reader stepped in."""


class Reader(Protocol):
    """Reads an answer against a rubric."""

    def read(self, rubric: Rubric, answer: str) -> Reading:
        """What it found.

        Raises:
            GraderFault: it failed for a reason that is not the learner's.
        """
