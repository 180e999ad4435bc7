"""Open answers marked by the learner against the points, until a grader reads them."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from greenroom.model.grade import Grade, Seen
from greenroom.model.response import Response


@dataclass(frozen=True, slots=True)
class RubricPoint:
    """A point of the rubric and what it weighs."""

    id: str
    text: str
    weight: float


@dataclass(frozen=True, slots=True)
class Rubric:
    """What an answer is held against."""

    points: tuple[RubricPoint, ...]
    misconceptions: tuple[tuple[str, str], ...]
    """Id and text of each."""


class SelfMarkedGrader:
    """Unmarked until the response carries the learner's own marks."""

    name: ClassVar[str] = "self-marked"
    version: ClassVar[int] = 1

    def grade(self, key: Rubric, response: Response) -> Grade:
        """Weighted share of the points that the learner ticked."""
        if "covered" not in response.answer:
            return self._grade(
                "unmarked", "Compare your answer with the points and tick those it covers."
            )
        covered = _names(response.answer["covered"])
        held = _names(response.answer.get("held", ()))
        total = sum(point.weight for point in key.points)
        score = sum(p.weight for p in key.points if p.id in covered) / total
        hits = sum(p.id in covered for p in key.points)
        wrong = sum(id_ in held for id_, _ in key.misconceptions)
        also = f" and {wrong} of the misconceptions" if wrong else ""
        summary = f"Self-marked: {hits} of {len(key.points)} points{also}, by your own ticks."
        return self._grade("graded", summary, score, _seen(key, covered, held))

    def _grade(
        self, state: str, summary: str, score: float | None = None, seen: tuple[Seen, ...] = ()
    ) -> Grade:
        return Grade(
            grader=self.name,
            version=self.version,
            state="graded" if state == "graded" else "unmarked",
            summary=summary,
            score=score,
            seen=seen,
        )


def _names(value: object) -> frozenset[str]:
    return frozenset(map(str, value)) if isinstance(value, Sequence) else frozenset()


def _seen(key: Rubric, covered: frozenset[str], held: frozenset[str]) -> tuple[Seen, ...]:
    points = tuple(
        Seen(p.id, p.text, "right", "You ticked it.")
        if p.id in covered
        else Seen(p.id, p.text, "missing", "You left it unticked.")
        for p in key.points
    )
    wrong = tuple(
        Seen(id_, text, "wrong", "You ticked that your answer says this.")
        for id_, text in key.misconceptions
        if id_ in held
    )
    return points + wrong
