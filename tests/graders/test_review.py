"""Marks on a patch: what finds a defect, and what marking everything is worth."""

from collections.abc import Iterator

import pytest

from greenroom.graders.outputs.grader import OutputsGrader
from greenroom.graders.review import FIND_WEIGHT, Defect, ReviewGrader, ReviewKey, Sound
from greenroom.model.grade import Grade
from greenroom.model.response import JsonValue, Response
from tests.folders import CODE, MEAN, REVIEW
from tests.graders.outputs.test_judge import MEANS

PATCH = "\n".join(f"line = {number}" for number in range(1, 41))
KEY = ReviewKey(
    MEANS,
    (
        Defect("floor", "Floors", "It floors.", 10, 11, CODE["wrong/floor.py"]),
        Defect("empty", "Empty", "It fails.", 20, 20, CODE["wrong/empty.py"]),
        Defect("absolute", "Sign", "It loses it.", 30, 32, CODE["wrong/absolute.py"]),
    ),
    (Sound(25, 26, "As asked."),),
    PATCH,
)


@pytest.fixture(scope="module")
def grader() -> Iterator[ReviewGrader]:
    outputs = OutputsGrader()
    yield ReviewGrader(outputs)
    outputs.close()


def graded(grader: ReviewGrader, lines: list[int], test: str = "") -> Grade:
    wrong = "def mean(values):\n    return None\n"
    return grader.grade(KEY, Response({"code": wrong, "lines": lines, "test": test}))


MARKS = [
    # lines, share of the finding part
    ([10, 20, 31], 1.0),
    ([10, 11, 20, 30, 31, 32], 1.0),
    ([9, 20, 31], 2 / 3),  # beside a defect: found nothing, cost nothing
    ([10, 20, 31, 25], 3 / 4),
    ([10, 20, 31, 24, 25, 26], 3 / 4),  # one block
    ([10, 20, 31, 1, 5], 3 / 5),
    ([], 0.0),
]


@pytest.mark.parametrize(("lines", "share"), MARKS)
def test_marks_count_by_defects_found_and_blocks_marked_in_vain(
    grader: ReviewGrader, lines: list[int], share: float
) -> None:
    grade = graded(grader, lines)
    assert grade.score == pytest.approx(FIND_WEIGHT * share)


def test_marking_every_line_earns_little(grader: ReviewGrader) -> None:
    grade = graded(grader, list(range(1, 41)))
    assert grade.score is not None
    assert grade.score < 0.3 * FIND_WEIGHT


def test_a_sound_line_marked_in_vain_is_explained(grader: ReviewGrader) -> None:
    seen = {s.id: s.evidence for s in graded(grader, [25]).seen}
    assert seen["false:25"] == "As asked."


def test_a_test_counts_by_the_defects_it_catches_and_must_pass_on_right_code(
    grader: ReviewGrader,
) -> None:
    full = {s.id: s.outcome for s in graded(grader, [], REVIEW["test_reference.py"]).seen}
    assert [full[f"test:{d.id}"] for d in KEY.defects] == ["right"] * 3
    weak = {s.id: s.outcome for s in graded(grader, [], REVIEW["test_weak.py"]).seen}
    assert [weak[f"test:{d.id}"] for d in KEY.defects] == ["right", "missing", "missing"]
    strict = "from work import mean\n\n\ndef test_a():\n    assert mean([1.0]) == 2.0\n"
    seen = {s.id: s.evidence for s in graded(grader, [], strict).seen}
    assert seen["test"].startswith("it fails on right code.")


def test_everything_right_is_one(grader: ReviewGrader) -> None:
    test = REVIEW["test_reference.py"]
    answer: dict[str, JsonValue] = {"code": MEAN, "lines": [10, 20, 31], "test": test}
    assert grader.grade(KEY, Response(answer)).score == pytest.approx(1.0)
