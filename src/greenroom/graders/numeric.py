"""Numeric answers: a value against the computed one, within a tolerance."""

import math
from dataclasses import dataclass
from typing import ClassVar

from greenroom.model.grade import Grade, Seen
from greenroom.model.response import Response


@dataclass(frozen=True, slots=True)
class KnownMistake:
    """The value that a wrong way gives, and what is wrong with it."""

    value: float
    why: str


@dataclass(frozen=True, slots=True)
class NumericKey:
    """The answer in `unit`; right within `relative` times it or within `absolute`, the wider."""

    value: float
    relative: float
    absolute: float
    unit: str
    mistakes: tuple[KnownMistake, ...]

    def accepts(self, value: float, target: float | None = None) -> bool:
        """Whether a value is within the tolerance of the answer, or of another target."""
        target = self.value if target is None else target
        return math.isclose(value, target, rel_tol=0, abs_tol=self.margin(target))

    def margin(self, target: float) -> float:
        """Half-width of what is accepted; a hair more, for the edge itself is right."""
        return max(self.relative * abs(target), self.absolute) * (1 + 1e-9)


class NumericGrader:
    """Right within the tolerance; a known mistake is named."""

    name: ClassVar[str] = "numeric"
    version: ClassVar[int] = 1

    def grade(self, key: NumericKey, response: Response) -> Grade:
        """Score 1 within the tolerance, else 0."""
        value = float(str(response.answer["value"]))
        right = key.accepts(value)
        mistake = None if right else _nearest_mistake(key, value)
        return Grade(
            grader=self.name,
            version=self.version,
            state="graded",
            summary=_summary(key, value, right),
            score=float(right),
            seen=_seen(key, value, right, mistake),
        )


def _nearest_mistake(key: NumericKey, value: float) -> KnownMistake | None:
    near = [m for m in key.mistakes if key.accepts(value, m.value)]
    return min(near, key=lambda m: abs(m.value - value), default=None)


def in_unit(value: float, unit: str) -> str:
    """The value to six digits, with its unit."""
    text = f"{value:,.6g}" if 1e-4 <= abs(value) < 1e15 or value == 0 else f"{value:.6g}"
    return f"{text} {unit}".rstrip()


def _summary(key: NumericKey, value: float, right: bool) -> str:
    if right:
        return "Correct."
    if key.value and key.accepts(-value):
        return "Not correct: the size is right, the sign is not."
    return "Not correct."


def _seen(
    key: NumericKey, value: float, right: bool, mistake: KnownMistake | None
) -> tuple[Seen, ...]:
    answer = in_unit(key.value, key.unit)
    label = f"{answer}, within {in_unit(key.margin(key.value), key.unit)}"
    found = Seen(
        "value", label, "right" if right else "wrong", f"You gave {in_unit(value, key.unit)}."
    )
    if mistake is None:
        return (found,)
    return (found, Seen("mistake", in_unit(mistake.value, key.unit), "wrong", mistake.why))
