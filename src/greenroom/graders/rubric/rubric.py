"""What an open answer is held against."""

from dataclasses import dataclass

from greenroom.model.item import Level


@dataclass(frozen=True, slots=True)
class RubricPoint:
    """A point of a full answer and what it weighs."""

    id: str
    text: str
    weight: float
    also: tuple[str, ...] = ()
    """Other wordings that people use."""
    turned: tuple[str, ...] = ()
    """What people say who have it the wrong way round."""
    probe: str = ""
    """What an interviewer asks when it is missing."""

    @property
    def wordings(self) -> tuple[str, ...]:
        """All ways to say it, the author's first."""
        return (self.text, *self.also)


@dataclass(frozen=True, slots=True)
class WrongBelief:
    """A misconception that answers show."""

    id: str
    text: str
    why: str = ""
    also: tuple[str, ...] = ()
    corrects: str | None = None
    """The point that it turns round."""
    asks: str = ""
    """The question that makes a person notice."""

    @property
    def wordings(self) -> tuple[str, ...]:
        """All ways to say it, the author's first."""
        return (self.text, *self.also)


@dataclass(frozen=True, slots=True)
class Rubric:
    """The points and misconceptions of one question."""

    question: str
    points: tuple[RubricPoint, ...]
    misconceptions: tuple[WrongBelief, ...]
    level: Level = "mid"
    strong: str = ""
    """An answer that has them all."""
