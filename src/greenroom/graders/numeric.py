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
        """Score 1 within the tolerance, else 0; no value is not right either."""
        given = response.answer["value"]
        if given is None:
            seen: tuple[Seen, ...] = (Seen("value", _wanted(key), "missing", ""),)
            return self._grade("You said that you do not know.", 0.0, seen)
        value = float(str(given))
        right = key.accepts(value)
        mistake = None if right else _nearest_mistake(key, value)
        seen = _seen(key, value, right, mistake)
        return self._grade(_summary(key, value, right), float(right), seen)

    def _grade(self, summary: str, score: float, seen: tuple[Seen, ...]) -> Grade:
        return Grade(self.name, self.version, "graded", summary, score=score, seen=seen)


def _nearest_mistake(key: NumericKey, value: float) -> KnownMistake | None:
    near = [m for m in key.mistakes if key.accepts(value, m.value)]
    return min(near, key=lambda m: abs(m.value - value), default=None)


def in_unit(value: float, unit: str) -> str:
    """The value to six digits, with its unit."""
    text = f"{value:,.6g}" if 1e-4 <= abs(value) < 1e15 or value == 0 else f"{value:.6g}"
    return f"{text} {unit}".rstrip()


def _summary(key: NumericKey, value: float, right: bool) -> str:
    if right:
        return "Within the tolerance."
    if key.value and key.accepts(-value):
        return "The size is right, the sign is not."
    return "Outside the tolerance."


def _wanted(key: NumericKey) -> str:
    margin = in_unit(key.margin(key.value), key.unit)
    return f"{in_unit(key.value, key.unit)}, within {margin}"


def _seen(
    key: NumericKey, value: float, right: bool, mistake: KnownMistake | None
) -> tuple[Seen, ...]:
    evidence = f"You gave {in_unit(value, key.unit)}."
    found = Seen("value", _wanted(key), "right" if right else "wrong", evidence)
    if mistake is None:
        return (found,)
    return (found, Seen("mistake", in_unit(mistake.value, key.unit), "wrong", mistake.why))
