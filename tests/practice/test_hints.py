"""Hints: their price, and that what was seen cannot be unseen."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from greenroom.errors import Conflict, NotFound
from greenroom.model.session import Blueprint, Marked
from greenroom.practice.hints import hints_taken, with_hints
from tests.banks import write_empty_bank
from tests.folders import CODE, MEAN, write_folder
from tests.places import ME, Place

CODING = Blueprint(policy="practice", title="Code", length=1, kinds=("code",))


@pytest.fixture
def coding(tmp_path: Path) -> Iterator[Place]:
    """A bank with one code item."""
    bank_dir = write_empty_bank(tmp_path / "coding")
    write_folder(bank_dir / "alpha", "mean", CODE, 1)
    made = Place(tmp_path, bank_dir)
    yield made
    made.close()


def submitted(place: Place, session_id: str, form: dict[str, list[str]]) -> Marked:
    session = place.room.session(session_id)
    return place.answer(session, 1, form)


def test_a_hint_costs_its_price_of_the_score_and_the_grade_says_so(coding: Place) -> None:
    session = coding.room.start(ME, CODING)
    coding.room.take_hint(session.id, 1, {"answer": ["x"]})
    assert coding.room.view(session.id, 1).slot.draft == {"answer": ["x"], "hints": ["1"]}
    marked = submitted(coding, session.id, {"answer": [MEAN], "hints": ["1"]})
    assert marked.grade.score == pytest.approx(0.9)
    note = marked.grade.seen[-1]
    assert (note.label, note.evidence) == ("1 hint taken: 10% of the score", "Without: 100%.")


def test_a_hint_that_the_page_forgot_to_send_is_counted_all_the_same(coding: Place) -> None:
    session = coding.room.start(ME, CODING)
    coding.room.take_hint(session.id, 1, {})
    coding.room.take_hint(session.id, 1, {})
    coding.room.save_draft(session.id, 1, {"answer": ["later"]})
    marked = submitted(coding, session.id, {"answer": [MEAN]})
    assert marked.grade.score == pytest.approx(0.7)


def test_there_is_no_hint_after_the_last(coding: Place) -> None:
    session = coding.room.start(ME, CODING)
    coding.room.take_hint(session.id, 1, {})
    coding.room.take_hint(session.id, 1, {})
    with pytest.raises(NotFound, match="no further hint"):
        coding.room.take_hint(session.id, 1, {})


def test_a_second_click_on_a_hint_pays_for_it_once(coding: Place) -> None:
    session = coding.room.start(ME, CODING)
    for _ in range(2):
        # Both were sent by a page that showed no hint yet.
        coding.room.take_hint(session.id, 1, {"answer": [MEAN], "hints": ["0"]})
    marked = submitted(coding, session.id, {"answer": [MEAN], "hints": ["0"]})
    assert marked.grade.score == pytest.approx(0.9)


def test_a_hint_survives_drafts_of_a_tab_that_has_not_seen_it(coding: Place) -> None:
    session = coding.room.start(ME, CODING)
    drafts = [{"answer": [str(n)], "hints": ["0"]} for n in range(20)]
    with ThreadPoolExecutor(4) as pool:
        kept = [pool.submit(coding.room.save_draft, session.id, 1, form) for form in drafts]
        pool.submit(coding.room.take_hint, session.id, 1, {"hints": ["0"]}).result()
    assert all(one.result() for one in kept)
    assert hints_taken(coding.room.view(session.id, 1).slot.draft) == 1


def test_a_wrong_answer_costs_nothing_more(coding: Place) -> None:
    session = coding.room.start(ME, CODING)
    coding.room.take_hint(session.id, 1, {})
    marked = submitted(coding, session.id, {"unknown": ["1"]})
    assert marked.grade.score == 0


def test_a_hint_after_the_answer_is_refused(coding: Place) -> None:
    session = coding.room.start(ME, CODING)
    submitted(coding, session.id, {"answer": [MEAN]})
    with pytest.raises(Conflict):
        coding.room.take_hint(session.id, 1, {})


@pytest.mark.parametrize("text", ["", "-1", "x", "1.5", "1" * 500, "\u0661"])
def test_a_number_of_hints_that_no_page_sends_is_none(text: str) -> None:
    assert hints_taken({"hints": [text]}) == 0


def test_hints_only_grow() -> None:
    assert with_hints({"hints": ["2"]}, 1) == {"hints": ["2"]}
    assert with_hints({"hints": ["1"]}, 3) == {"hints": ["3"]}
    assert with_hints({"hints": ["0"], "answer": ["x"]}, 0) == {"answer": ["x"]}
