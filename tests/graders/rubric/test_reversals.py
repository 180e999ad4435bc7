"""What is nearly the letter of a full answer, and says the opposite."""

import tomllib
from pathlib import Path
from random import Random
from typing import Final

import pytest

from greenroom.graders.rubric.embedded import prepared
from greenroom.graders.rubric.grader import RubricGrader
from greenroom.graders.rubric.reversals import Reversal, is_nearly, reversals, reversing_word
from greenroom.graders.rubric.rubric import Rubric, RubricPoint
from greenroom.graders.rubric.table import tabulate
from greenroom.kinds.open import rubric_of
from greenroom.kinds.open.item import OpenItem
from greenroom.model.response import Response
from tests.graders.gaming.honest import honest_answers

AREA: Final = Path(__file__).parents[3] / "bank" / "metrics"
OPEN_ITEMS: Final = [
    path for path in sorted(AREA.glob("*.toml")) if "[[points]]" in path.read_text()
]

BAGGING = "Bagging mainly lowers the variance of deep trees."
RUBRIC = Rubric(
    "What does bagging do, and what boosting?",
    (
        RubricPoint("bagging", BAGGING, 1.0, ("Averaging calms trees that jump about.",)),
        RubricPoint("boosting", "Boosting mainly lowers the bias of shallow trees.", 1.0),
        RubricPoint("stop", "Too many rounds of boosting overfit wrong labels.", 1.0),
    ),
    (),
    strong="Bagging averages deep trees and so lowers their variance. "
    "Boosting corrects what is left and so lowers the bias, which small trees have. "
    "After too many rounds it learns the wrong labels by heart.",
)


def found(answer: str) -> dict[str, Reversal]:
    read = reversals(RUBRIC, tabulate(prepared(RUBRIC), answer))
    return {
        point.id: one for point, one in zip(RUBRIC.points, read, strict=True) if one is not None
    }


@pytest.mark.parametrize(
    ("part", "word"),
    [
        ("Bagging mainly raises the variance of deep trees.", "raises"),
        ("Bagging does not mainly lower the variance of deep trees.", "not"),
        ("Bagging never lowers the variance of deep trees.", "never"),
        ("Bagging mainly lowers the variance of shallow trees.", ""),
        (BAGGING, ""),
        ("Bagging mostly lowers the variance of deep trees.", ""),
        # in one's own words nothing is suspected
        ("A forest makes predictions jump about more, so variance rises.", ""),
        ("", ""),
        ("Bagging raises variance.", ""),
        # a mistyped word, and another statement behind it in one breath
        ("Bagging mianly lowers the varience of deep trees.", ""),
        ("Bagging mainly lowers the variance of deep trees but one tree is not enough here", ""),
    ],
)
def test_the_word_that_turns_a_statement_round_is_named(part: str, word: str) -> None:
    assert reversing_word(BAGGING, part) == word


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("The errors must not count equally, since costs differ.", "not"),
        ("Since costs differ, the errors must count equally.", "not"),
    ],
)
def test_a_denial_counts_whichever_side_has_it(one: str, other: str) -> None:
    plain = "The errors must count equally, since costs differ."
    denied = "The errors must not count equally, since costs differ."
    assert reversing_word(plain, denied) == reversing_word(denied, plain) == "not"
    assert is_nearly(plain, denied)
    assert not is_nearly(one, other)


def test_a_turned_wording_contradicts_its_point_and_no_other() -> None:
    answer = "Bagging mainly raises the variance of deep trees. Boosting is another method."
    assert set(found(answer)) == {"bagging"}
    one = found(answer)["bagging"]
    assert one.word == "raises"
    assert "raises" in one.span.of(answer)
    assert "“raises”" in one.reason


def test_a_turned_sentence_of_the_strong_answer_contradicts_what_is_found_in_it() -> None:
    answer = "Bagging averages deep trees and so raises their variance."
    assert "bagging" in found(answer)


def test_a_turned_sentence_contradicts_no_point_beside_it_or_apart_from_it() -> None:
    path = AREA.parent / "deep-learning" / "contracts-of-sixteen-thousand-tokens.toml"
    item = OpenItem.model_validate(tomllib.loads(path.read_text(encoding="utf-8")))
    answer = (
        "The query of a token is compared with the keys of all tokens by a dot product and softmax "
        "never turns the scores into weights. The new vector is the sum of the values, each times "
        "its weight."
    )
    grade = RubricGrader(environ={}).grade(rubric_of(item), Response({"text": answer}))
    outcomes = {seen.id: seen.outcome for seen in grade.seen}
    assert [id_ for id_, outcome in outcomes.items() if outcome == "wrong"] == ["queries-and-keys"]


def test_who_also_says_it_right_is_not_contradicted() -> None:
    answer = f"Bagging mainly raises the variance of deep trees. No: {BAGGING}"
    assert found(f"{BAGGING} {answer}") == {}


def test_the_strong_answer_itself_is_never_turned_round() -> None:
    assert found(RUBRIC.strong) == {}
    assert found("") == {}


def test_a_turned_point_is_not_covered_and_the_grade_says_where_and_by_which_word() -> None:
    answer = (
        "Bagging mainly raises the variance of deep trees. Boosting mainly lowers the bias of "
        "shallow trees. Too many rounds of boosting overfit wrong labels."
    )
    grade = RubricGrader(environ={}).grade(RUBRIC, Response({"text": answer}))
    one = next(seen for seen in grade.seen if seen.id == "bagging")
    assert one.outcome == "wrong"
    assert one.evidence == "Bagging mainly raises the variance of deep trees."
    assert isinstance(one.data, dict)
    assert one.data["expected"] == 0.0
    assert "raises" in str(one.data["reason"])


@pytest.mark.parametrize("path", OPEN_ITEMS, ids=lambda path: path.stem)
def test_no_point_of_an_honest_answer_is_called_turned_round(path: Path) -> None:
    item = OpenItem.model_validate(tomllib.loads(path.read_text(encoding="utf-8")))
    rubric = rubric_of(item)
    honest = [answer.text for answer in honest_answers(item, Random(1))]
    for answer in (*honest, *(sample.answer for sample in item.samples)):
        assert not any(reversals(rubric, tabulate(prepared(rubric), answer)))
