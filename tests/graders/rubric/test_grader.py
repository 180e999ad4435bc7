"""Open answers through the grader as it is shipped, with no model to ask."""

import math
import tomllib
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Final, TypeAlias

import pytest

from greenroom.errors import RequestError
from greenroom.graders.rubric.grader import RubricGrader
from greenroom.graders.rubric.rubric import Rubric
from greenroom.graders.rubric.validity import ECHO, NOTHING, TOO_SHORT, UNKNOWN
from greenroom.kinds.open import OTHER_LANGUAGE, rubric_of
from greenroom.kinds.open.item import OpenItem, OpenSample, Shows
from greenroom.model.grade import Grade, Seen
from greenroom.model.response import Response
from greenroom.text.spans import sentences

BANK: Final = Path(__file__).parents[3] / "bank"
NAMES: Final = (
    "metrics/f1-rose-and-so-did-the-losses",
    "llm/white-text-in-a-support-ticket",
    "foundations/linear-rent-model-against-deep-tree",
)
ITEMS: Final = tuple(
    OpenItem.model_validate(tomllib.loads((BANK / f"{name}.toml").read_text(encoding="utf-8")))
    for name in NAMES
)
ITEM: Final = ITEMS[0]
STRONG_FROM: Final = 0.6
WEAK_TO: Final = 0.3
EVERY_ITEM: Final = pytest.mark.parametrize("item", ITEMS, ids=NAMES)
POINTS_TEXT: Final = "\n".join(point.text for point in ITEM.points)
HARD: Final[Mapping[str, str]] = {
    "repeated-to-200000": (ITEM.strong + " ") * (200_000 // (len(ITEM.strong) + 1)),
    "one-word-of-200000": "a" * 200_000,
    "emoji-inside": f"\U0001f600 {ITEM.strong} \U0001f44d\U0001f3fd",
    "latex": r"$\frac{a}{b}$ \begin{equation} F_1 = 2\frac{PR}{P+R} \end{equation}",
    "latex-inside": rf"{ITEM.strong} So $F_1 = \frac{{2PR}}{{P+R}}$ hides the costs.",
    "html": f"<script>alert(1)</script><b onclick='x()'>{ITEM.strong}</b>",
    "nul": f"\0{ITEM.strong[:50]}\0{ITEM.strong[50:]}\0",
    "lone-surrogate": "\ud800",
    "lone-surrogate-inside": f"{ITEM.strong[:40]}\udfff{ITEM.strong[40:]}",
    "rubric-pasted": POINTS_TEXT,
    "rubric-with-misconceptions": "\n".join(
        (POINTS_TEXT, *(belief.text for belief in ITEM.misconceptions))
    ),
}


@pytest.fixture(scope="module")
def grader() -> RubricGrader:
    return RubricGrader(environ={})


Marked: TypeAlias = Mapping[str, Sequence[tuple[OpenSample, Grade]]]
"""By the title of the item."""


@pytest.fixture(scope="module")
def marked(grader: RubricGrader) -> Marked:
    return {
        item.title: [(one, graded(grader, item, one.answer)) for one in item.samples]
        for item in ITEMS
    }


def score_of(marked: Marked, item: OpenItem, shows: Shows) -> float:
    return next(score(grade) for one, grade in marked[item.title] if one.shows == shows)


def sample(item: OpenItem, shows: Shows) -> str:
    return next(s.answer for s in item.samples if s.shows == shows)


def graded(grader: RubricGrader, item: OpenItem, text: str) -> Grade:
    return grader.grade(rubric_of(item), Response({"text": text}))


def score(grade: Grade) -> float:
    assert grade.score is not None
    return grade.score


def data(seen: Seen) -> Mapping[str, object]:
    return seen.data if isinstance(seen.data, Mapping) else {}


def number(seen: Seen, name: str) -> float:
    value = data(seen)[name]
    assert isinstance(value, int | float)
    return float(value)


def point_ids(grade: Grade) -> list[str]:
    return [one.id for one in grade.seen if ":" not in one.id and one.id != "interval"]


def assert_places_hold(grade: Grade, answer: str) -> int:
    """Returns how many quotes have a place."""
    placed = [one for one in grade.seen if "start" in data(one)]
    for one in placed:
        start, end = int(number(one, "start")), int(number(one, "end"))
        assert 0 <= start < end <= len(answer)
        assert answer[start:end] == one.evidence
    assert all(one in placed for one in grade.seen if one.evidence)
    return len(placed)


def assert_interval_holds(grade: Grade) -> None:
    (interval,) = [one for one in grade.seen if one.id == "interval"]
    low, high = number(interval, "low"), number(interval, "high")
    assert 0 <= low < high <= 1
    if grade.score is not None:
        assert low - 1e-4 <= grade.score <= high + 1e-4


@EVERY_ITEM
def test_a_strong_sample_is_worth_much_and_a_weak_one_little(
    marked: Marked, item: OpenItem
) -> None:
    assert score_of(marked, item, "strong") >= STRONG_FROM
    assert score_of(marked, item, "weak") <= WEAK_TO


@EVERY_ITEM
def test_half_an_answer_lies_between_a_weak_and_a_strong_one(
    marked: Marked, item: OpenItem
) -> None:
    kinds: tuple[Shows, ...] = ("weak", "half", "strong")
    weak, half, strong = (score_of(marked, item, kind) for kind in kinds)
    assert weak < half < strong


@EVERY_ITEM
def test_what_is_mistaken_or_gamed_is_worth_less_than_half_of_what_is_strong(
    marked: Marked, item: OpenItem
) -> None:
    bad = [score(grade) for one, grade in marked[item.title] if one.shows in {"wrong", "gaming"}]
    assert max(bad) < score_of(marked, item, "strong") / 2


@EVERY_ITEM
def test_every_quote_stands_in_the_answer_where_it_says(marked: Marked, item: OpenItem) -> None:
    count = sum(assert_places_hold(grade, one.answer) for one, grade in marked[item.title])
    assert count >= len(item.points)


@EVERY_ITEM
def test_what_is_covered_in_any_part_has_a_quote_and_what_is_missing_has_none(
    grader: RubricGrader, item: OpenItem
) -> None:
    points = {point.id for point in item.points}
    answers = [sample(item, shows) for shows in ("half", "weak")]
    found = [one for answer in answers for one in graded(grader, item, answer).seen]
    by_outcome = {
        outcome: [one.evidence for one in found if one.id in points and one.outcome == outcome]
        for outcome in ("right", "partly", "missing")
    }
    heard = by_outcome["right"] + by_outcome["partly"]
    assert heard
    assert all(heard)
    assert by_outcome["missing"]
    assert not any(by_outcome["missing"])


@EVERY_ITEM
def test_the_points_seen_are_those_of_the_rubric_in_its_order(
    marked: Marked, item: OpenItem
) -> None:
    beliefs = {f"belief:{belief.id}" for belief in item.misconceptions}
    for _, grade in marked[item.title]:
        assert point_ids(grade) == [point.id for point in item.points]
        assert {s.id for s in grade.seen if s.id.startswith("belief:")} <= beliefs


@EVERY_ITEM
def test_the_interval_lies_on_the_scale_and_holds_the_score(marked: Marked, item: OpenItem) -> None:
    for _, grade in marked[item.title]:
        assert_interval_holds(grade)


@EVERY_ITEM
def test_an_answer_gets_the_same_grade_again_and_after_others(
    grader: RubricGrader, item: OpenItem
) -> None:
    answer = sample(item, "half")
    first = graded(grader, item, answer)
    assert graded(grader, item, answer) == first
    for other in ITEMS:
        graded(grader, other, sample(other, "strong"))
        graded(grader, other, answer)
    assert graded(grader, item, answer) == first
    assert graded(RubricGrader(environ={}), item, answer) == first


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("I do not know.", UNKNOWN),
        ("Sorry, no idea.", UNKNOWN),
        ("ok", TOO_SHORT),
        ("", NOTHING),
        (" \n\t\u200b\u00a0", NOTHING),
        ("...", NOTHING),
        ("\U0001f600" * 500, NOTHING),
    ],
)
def test_what_says_nothing_gets_zero_and_is_told_why(
    grader: RubricGrader, text: str, sentence: str
) -> None:
    grade = graded(grader, ITEM, text)
    assert (grade.state, grade.score, grade.summary) == ("graded", 0.0, sentence)
    assert point_ids(grade) == [point.id for point in ITEM.points]
    assert {one.outcome for one in grade.seen} == {"missing"}


@EVERY_ITEM
def test_the_question_pasted_gets_zero_and_is_told_why(
    grader: RubricGrader, item: OpenItem
) -> None:
    for text in (item.stem, f"{item.stem}\n\n{item.stem}"):
        grade = graded(grader, item, text)
        assert (grade.score, grade.summary) == (0.0, ECHO)


@EVERY_ITEM
def test_the_question_before_an_answer_changes_no_point(
    grader: RubricGrader, item: OpenItem
) -> None:
    answer = sample(item, "strong")
    with_question = graded(grader, item, f"{item.stem}\n\n{answer}")
    assert_places_hold(with_question, f"{item.stem}\n\n{answer}")
    alone = score(graded(grader, item, answer))
    assert score(with_question) == pytest.approx(alone, abs=0.15)


def test_german_is_left_to_the_learner_and_no_point_is_called_missing(
    grader: RubricGrader,
) -> None:
    grade = graded(grader, ITEM, OTHER_LANGUAGE)
    assert (grade.state, grade.score, grade.seen) == ("unmarked", None, ())
    assert grade.summary.startswith("The answer looks like German; only English is graded.")


def test_own_marks_give_a_self_marked_grade_by_weight(grader: RubricGrader) -> None:
    ticked, held = [point.id for point in ITEM.points[:2]], [ITEM.misconceptions[0].id]
    answer = {"text": OTHER_LANGUAGE, "covered": ticked, "held": held}
    grade = grader.grade(rubric_of(ITEM), Response(answer))
    total = math.fsum(point.weight for point in ITEM.points)
    share = math.fsum(point.weight for point in ITEM.points[:2]) / total
    assert (grade.grader, grade.state) == ("self-marked", "graded")
    assert score(grade) == pytest.approx(share)
    assert [one.id for one in grade.seen if one.outcome == "right"] == ticked
    assert [one.id for one in grade.seen if one.outcome == "wrong"] == held


def test_own_marks_without_a_tick_are_worth_nothing(grader: RubricGrader) -> None:
    response = Response({"text": sample(ITEM, "strong"), "covered": [], "held": []})
    grade = grader.grade(rubric_of(ITEM), response)
    assert (grade.grader, grade.score) == ("self-marked", 0.0)


@pytest.mark.parametrize("text", HARD.values(), ids=HARD.keys())
def test_any_text_gets_a_clear_grade(grader: RubricGrader, text: str) -> None:
    grade = graded(grader, ITEM, text)
    assert grade.state in {"graded", "unmarked"}
    assert (grade.score is None) == (grade.state == "unmarked")
    assert grade.summary.endswith(".")
    assert_places_hold(grade, text)
    if any(one.id == "interval" for one in grade.seen):
        assert_interval_holds(grade)


def test_two_hundred_thousand_characters_without_a_stop_get_a_clear_grade(
    grader: RubricGrader,
) -> None:
    text = ("word salad and more " * 10_000)[:200_000]
    grade = graded(grader, ITEM, text)
    assert grade.score is None or grade.score <= WEAK_TO
    assert_places_hold(grade, text)


@pytest.mark.parametrize("name", ["rubric-pasted", "rubric-with-misconceptions"])
def test_the_rubric_pasted_is_noticed(grader: RubricGrader, name: str) -> None:
    ids = [one.id for one in graded(grader, ITEM, HARD[name]).seen]
    assert "doubt:copied" in ids
    assert "doubt:copied" not in [s.id for s in graded(grader, ITEM, ITEM.strong).seen]


@EVERY_ITEM
def test_a_good_sentence_twenty_times_is_worth_no_more_than_once(
    grader: RubricGrader, item: OpenItem
) -> None:
    answer = sample(item, "strong")
    said = [span.of(answer).strip() for span in sentences(answer)]
    longest = sorted(said, key=len)[-3:]
    earned = {text: score(graded(grader, item, text)) for text in longest}
    best = max(earned, key=lambda text: earned[text])
    assert earned[best] > 0
    assert score(graded(grader, item, " ".join([best] * 20))) <= earned[best]


def test_an_address_that_is_none_is_named_each_time() -> None:
    environ = {"GREENROOM_LLM_URL": "not an address", "GREENROOM_LLM_MODEL": "any"}
    broken = RubricGrader(environ=environ)
    for _ in range(2):
        with pytest.raises(RequestError, match="GREENROOM_LLM_URL: found 'not an address'"):
            graded(broken, ITEM, ITEM.strong)


def test_a_rubric_of_one_point_and_no_misconception_is_graded(grader: RubricGrader) -> None:
    whole = rubric_of(ITEM)
    answer = sample(ITEM, "strong")
    grade = grader.grade(Rubric(whole.question, whole.points[:1], ()), Response({"text": answer}))
    assert point_ids(grade) == [whole.points[0].id]
    assert_places_hold(grade, answer)
