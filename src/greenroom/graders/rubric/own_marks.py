"""Open answers marked by the learner against the points, where no grader gives a score."""

from collections.abc import Sequence
from typing import Final

from greenroom.graders.rubric.rubric import Rubric
from greenroom.model.grade import Grade, Seen
from greenroom.model.response import Response

NAME: Final = "self-marked"
VERSION: Final = 1


def are_in(response: Response) -> bool:
    """Whether the response carries the learner's own marks."""
    return "covered" in response.answer


def graded(key: Rubric, response: Response) -> Grade:
    """Weighted share of the points that the learner ticked."""
    covered = _names(response.answer["covered"])
    held = _names(response.answer.get("held", ()))
    total = sum(point.weight for point in key.points)
    score = sum(p.weight for p in key.points if p.id in covered) / total
    hits = sum(p.id in covered for p in key.points)
    wrong = sum(belief.id in held for belief in key.misconceptions)
    also = f" and {wrong} of the misconceptions" if wrong else ""
    summary = f"Self-marked: {hits} of {len(key.points)} points{also}, by your own ticks."
    return Grade(
        NAME, VERSION, "graded", summary, score=score, seen=tuple(_seen(key, covered, held))
    )


def _names(value: object) -> frozenset[str]:
    return frozenset(map(str, value)) if isinstance(value, Sequence) else frozenset()


def _seen(key: Rubric, covered: frozenset[str], held: frozenset[str]) -> Sequence[Seen]:
    points = [
        Seen(p.id, p.text, "right", "You ticked it.")
        if p.id in covered
        else Seen(p.id, p.text, "missing", "You left it unticked.")
        for p in key.points
    ]
    wrong = [
        Seen(belief.id, belief.text, "wrong", "You ticked that your answer says this.")
        for belief in key.misconceptions
        if belief.id in held
    ]
    return [*points, *wrong]
