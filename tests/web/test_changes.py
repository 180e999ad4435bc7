"""What changed from an answer to the same question given again."""

import pytest

from greenroom.model.grade import Grade, Outcome, Seen
from greenroom.model.response import JsonValue
from greenroom.web.changes import changes
from greenroom.web.score_bar import measured, score_bar


def grade(
    *outcomes: Outcome, score: float = 0.5, interval: JsonValue = None, grader: str = "rubric"
) -> Grade:
    points = tuple(Seen(f"p{n}", f"Point {n}", outcome) for n, outcome in enumerate(outcomes))
    kept = () if interval is None else (Seen("interval", "", "note", data=interval),)
    return Grade(grader, 1, "graded", "said", score, seen=(*points, *kept))


@pytest.mark.parametrize(
    ("before", "now", "said"),
    [
        ("missing", "right", ("now mentioned", "not found", True)),
        ("partly", "right", ("now mentioned", "in part", True)),
        ("wrong", "right", ("now mentioned", "perhaps turned round", True)),
        ("missing", "partly", ("now in part", "not found", True)),
        ("right", "partly", ("now in part", "mentioned", False)),
        ("right", "missing", ("no longer found", "mentioned", False)),
        ("partly", "missing", ("no longer found", "in part", False)),
        ("wrong", "missing", ("not found", "perhaps turned round", False)),
        ("right", "wrong", ("now perhaps turned round", "mentioned", False)),
    ],
)
def test_a_point_that_changed_says_from_what_to_what(
    before: Outcome, now: Outcome, said: tuple[str, str, bool]
) -> None:
    (point,) = changes(grade(before), grade(now)).points
    assert (point.now, point.before, point.is_gain) == said


def test_points_that_stayed_and_points_that_one_grade_does_not_have_are_left_out() -> None:
    found = changes(grade("right", "missing"), grade("right", "right", "right"))
    assert [point.id for point in found.points] == ["p1"]


@pytest.mark.parametrize(
    ("before", "now", "overlap"),
    [
        ((0.2, 0.4), (0.3, 0.6), True),
        ((0.2, 0.4), (0.4, 0.6), True),
        ((0.2, 0.4), (0.5, 0.6), False),
        ((0.5, 0.6), (0.2, 0.4), False),
    ],
)
def test_intervals_that_overlap_are_told(
    before: tuple[float, float], now: tuple[float, float], overlap: bool
) -> None:
    first, second = ({"low": low, "high": high} for low, high in (before, now))
    found = changes(grade(interval=first), grade(interval=second))
    assert found.are_overlapping is overlap
    assert found.is_same_reader


def test_without_two_intervals_nothing_is_said_of_them() -> None:
    found = changes(grade(), grade(interval={"low": 0.1, "high": 0.2}))
    assert found.are_overlapping is None


def test_another_reader_is_told() -> None:
    assert not changes(grade(grader="self-marked"), grade()).is_same_reader
    one, other = grade(interval={"reader": "a"}), grade(interval={"reader": "b"})
    assert not changes(one, other).is_same_reader


# The score that is compared.
@pytest.mark.parametrize(
    ("low", "high", "words", "dots"),
    [(0.3, 0.7, "50%", 1), (0.3, 0.71, "Between little and most of it", 0),
     (0.1, 0.55, "Between little and half of it", 0), (0.4, 0.9, "Between half and most of it", 0)],
)  # fmt: skip
def test_a_wide_interval_is_a_band_in_words_and_has_no_point(
    low: float, high: float, words: str, dots: int
) -> None:
    told = measured(grade(interval={"low": low, "high": high}))
    assert told is not None
    assert told.words == words
    drawn = str(score_bar(told))
    assert drawn.count("<circle") == dots
    assert ("50%" in drawn) is bool(dots)
    assert f"{low:.0%} to {high:.0%}" in drawn


@pytest.mark.parametrize(
    ("kept", "reader", "is_model"),
    [({"reader": "embedded"}, "the embedded reader", False),
     ({}, "the embedded reader", False),
     ({"reader": "the embedded reader, fitted on 12 answers"},
      "the embedded reader, fitted on 12 answers", False),
     ({"reader": "some-model", "prompt": 3}, "some-model", True)],
)  # fmt: skip
def test_who_read_is_said_in_words(kept: JsonValue, reader: str, is_model: bool) -> None:
    told = measured(grade(interval=kept))
    assert told is not None
    assert (told.reader, told.is_model) == (reader, is_model)


@pytest.mark.parametrize("state", ["unmarked", "ungraded", "waiting"])
def test_what_has_no_score_measures_nothing(state: str) -> None:
    unscored = Grade("rubric", 1, state, "said", seen=(Seen("interval", "", "note"),))  # type: ignore[arg-type] # one of the states
    assert measured(unscored) is None
    assert measured(None) is None


@pytest.mark.parametrize("kept", [[], "x", {"low": "a", "high": None}, {"low": 0.9, "high": 0.1}])
def test_no_stored_interval_breaks_the_page(kept: JsonValue) -> None:
    told = measured(grade(interval=kept))
    assert told is not None
    assert 0 <= told.low <= told.high <= 1
