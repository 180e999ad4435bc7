"""Which contests are learnt from, and as what."""

from dataclasses import replace

import numpy as np
import pytest

from greenroom.cli.refit import open_items
from greenroom.evaluation.contests import contest_rows, contests_of
from greenroom.evaluation.points import CONTESTED
from greenroom.graders.rubric.embedded import prepared
from greenroom.graders.rubric.table import tabulate
from greenroom.kinds.open import rubric_of
from greenroom.kinds.open.item import OpenItem
from greenroom.model.grade import Grade, Seen
from greenroom.model.response import JsonValue, Response
from greenroom.model.session import Attempt, Marked
from tests.evaluation.graded import write_graded_bank
from tests.parts import START

ANSWER = "Some neurons are switched off at random, so no neuron can lean on its neighbours."


@pytest.fixture(scope="module")
def items(tmp_path_factory: pytest.TempPathFactory) -> dict[str, OpenItem]:
    bank = write_graded_bank(tmp_path_factory.mktemp("graded"))
    return {item.uid: item for item in open_items(bank)}


@pytest.fixture(scope="module")
def item(items: dict[str, OpenItem]) -> OpenItem:
    return next(item for item in items.values() if item.stem == "What does dropout do?")


def marked(item: OpenItem, claims: dict[str, JsonValue], answer: str = ANSWER) -> Marked:
    """An answer whose latest grade has these claims, by point."""
    seen = tuple(
        Seen(p.id, p.text, "missing", "", {"expected": 0.2, **_yours(claims.get(p.id))})
        for p in item.points
    )
    attempt = Attempt(
        id="attempt", learner="local", session_id="session", position=1, item_uid=item.uid,
        item_version=item.version, seed=0, form={}, response=Response({"text": answer}), at=START,
        seconds=None,
    )  # fmt: skip
    return Marked(attempt, Grade("rubric", 1, "graded", "Some.", 0.5, seen=seen))


def _yours(claim: JsonValue) -> dict[str, JsonValue]:
    return {} if claim is None else {"yours": claim}


def test_each_contested_point_is_a_row_with_the_learners_label(
    items: dict[str, OpenItem], item: OpenItem
) -> None:
    kept = marked(item, {"point-1": "said", "point-3": "not-said"})
    contests = contests_of([kept], items)
    assert [(one.point, one.said) for one in contests.usable] == [(1, True), (3, False)]
    assert contests.left_out == 0
    rows = contest_rows(contests.usable, items)
    assert rows.share.tolist() == [1.0, 0.0]
    assert rows.question.tolist() == [item.uid, item.uid]
    assert rows.answer.tolist() == [CONTESTED, CONTESTED]
    assert not rows.is_sample.any()
    table = tabulate(prepared(rubric_of(item)), ANSWER).values
    assert np.array_equal(rows.table, table[[1, 3]])


def test_an_answer_that_nobody_contested_gives_nothing(
    items: dict[str, OpenItem], item: OpenItem
) -> None:
    assert contests_of([marked(item, {})], items) == ((), 0)
    assert len(contest_rows((), items).table) == 0


@pytest.mark.parametrize("claim", [["said"], 1, "perhaps", {"said": True}])
def test_what_is_no_claim_is_passed_over(
    items: dict[str, OpenItem], item: OpenItem, claim: JsonValue
) -> None:
    assert contests_of([marked(item, {"point-1": claim})], items) == ((), 0)


def test_contests_of_questions_that_changed_or_went_are_counted_and_left_out(
    items: dict[str, OpenItem], item: OpenItem
) -> None:
    kept = marked(item, {"point-1": "said"})
    point = item.points[1].model_copy(update={"text": "Another text."})
    edited = item.model_copy(update={"points": (item.points[0], point, *item.points[2:])})
    for known in ({}, {item.uid: edited}):
        assert contests_of([kept], known) == ((), 1)
    withdrawn = replace(kept, attempt=replace(kept.attempt, item_uid="gone"))
    assert contests_of([withdrawn], items) == ((), 1)


@pytest.mark.parametrize(
    "answer", ["I do not know.", "Das ist eine Antwort auf Deutsch, sie gilt."]
)
def test_a_contest_of_an_answer_that_no_reader_read_teaches_no_reader(
    items: dict[str, OpenItem], item: OpenItem, answer: str
) -> None:
    assert contests_of([marked(item, {"point-1": "said"}, answer)], items) == ((), 1)


def test_an_answer_is_learnt_as_it_is_read_without_the_question(
    items: dict[str, OpenItem], item: OpenItem
) -> None:
    kept = marked(item, {"point-1": "said"}, f"{item.stem} {ANSWER}")
    (contest,) = contests_of([kept], items).usable
    assert item.stem not in contest.answer
    assert contest.answer.strip() == ANSWER
