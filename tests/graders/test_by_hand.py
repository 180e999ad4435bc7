"""Cards and answers that learners mark themselves."""

import pytest

from greenroom.graders.recall import RecallGrader
from greenroom.graders.rubric import own_marks
from greenroom.graders.rubric.rubric import Rubric, RubricPoint, WrongBelief
from greenroom.model.response import Response

RUBRIC = Rubric(
    "Which of the three?",
    (RubricPoint("a", "says a", 2), RubricPoint("b", "says b", 1), RubricPoint("c", "says c", 1)),
    (WrongBelief("m", "believes m"),),
)


@pytest.mark.parametrize(
    ("rating", "summary"),
    [(1, "again"), (2, "hard"), (3, "good"), (4, "easy")],
)
def test_a_card_has_a_rating_and_no_score(rating: int, summary: str) -> None:
    grade = RecallGrader().grade(None, Response({"rating": rating}))
    assert (grade.score, grade.rating, grade.state) == (None, rating, "graded")
    assert grade.summary == f"You rated your recall: {summary}."


@pytest.mark.parametrize(
    ("covered", "score", "hits"),
    [([], 0.0, 0), (["a"], 0.5, 1), (["b", "c"], 0.5, 2), (["a", "b", "c"], 1.0, 3)],
)
def test_the_score_is_the_weighted_share_of_the_points_ticked(
    covered: list[str], score: float, hits: int
) -> None:
    answer = Response({"text": "x", "covered": covered, "held": []})
    grade = own_marks.graded(RUBRIC, answer)
    assert (grade.score, grade.state) == (score, "graded")
    assert grade.summary == f"Self-marked: {hits} of 3 points, by your own ticks."


def test_points_and_misconceptions_are_told() -> None:
    answer = Response({"text": "x", "covered": ["a"], "held": ["m"]})
    grade = own_marks.graded(RUBRIC, answer)
    assert [(s.id, s.outcome) for s in grade.seen] == [
        ("a", "right"),
        ("b", "missing"),
        ("c", "missing"),
        ("m", "wrong"),
    ]
