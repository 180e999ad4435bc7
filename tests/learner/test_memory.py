"""When an item is due, beside the reference package, and what an answer says of memory."""

import datetime as dt
import math
from dataclasses import replace

import fsrs as reference
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from greenroom.learner.memory import (
    CARD_STEPS,
    DESIRED_RETENTION,
    KNOWN,
    LATEST,
    NO_STEPS,
    UNSURE,
    Steps,
    minutes_from,
    rating_of,
    rating_shown,
    recall_at,
    recalls_at,
    remember,
    review,
)
from greenroom.model.evidence import Evidence
from greenroom.model.learner import Memory
from tests.parts import START, evidence, head

DAY = dt.timedelta(days=1)
MINUTE = dt.timedelta(minutes=1)
PHASES = {"learning": 1, "review": 2, "relearning": 3}
times = st.floats(-400, 400).map(lambda days: START + days * DAY)
# In days: seconds, hours, months, ten years.
gaps = st.one_of(st.floats(0, 0.01), st.floats(0, 3), st.floats(0, 4_000))


def answered(kind: str, rating: int, at: dt.datetime = START) -> Evidence:
    scored = kind != "card"
    found = evidence("item", score=1.0 if scored else None, rating=rating, at=at)
    return replace(found, kind=kind)


def reviewed(rating: int, *more: tuple[int, float], steps: Steps = CARD_STEPS) -> Memory:
    """After reviews so many days apart."""
    memory = review(None, rating, START, steps)
    for later, days in more:
        memory = review(memory, later, memory.last_review + days * DAY, steps)
    return memory


# Beside the reference.
@pytest.mark.parametrize("steps", [CARD_STEPS, NO_STEPS, Steps((3 * MINUTE,), (MINUTE, DAY / 2))])
@given(history=st.lists(st.tuples(st.integers(1, 4), gaps), min_size=1, max_size=25))
@settings(deadline=None)
def test_every_review_is_scheduled_as_the_reference_does(
    steps: Steps, history: list[tuple[int, float]]
) -> None:
    scheduler = reference.Scheduler(
        desired_retention=DESIRED_RETENTION,
        learning_steps=steps.learning,
        relearning_steps=steps.relearning,
        enable_fuzzing=False,
    )
    card, at = reference.Card(card_id=0, due=START), START
    memory: Memory | None = None
    for n, (rating, days) in enumerate(history, 1):
        at += days * DAY
        card, _ = scheduler.review_card(card, reference.Rating(rating), review_datetime=at)
        memory = review(memory, rating, at, steps)
        assert math.isclose(memory.stability, card.stability or 0, rel_tol=1e-9)
        assert math.isclose(memory.difficulty, card.difficulty or 0, rel_tol=1e-9)
        assert (memory.due, memory.last_review) == (card.due, card.last_review)
        assert (PHASES[memory.phase], memory.step) == (int(card.state), card.step or 0)
        assert memory.reviews == n


@given(st.integers(1, 4), st.integers(0, 4_000))
def test_the_chance_of_recall_is_that_of_the_reference(rating: int, days: int) -> None:
    memory = reviewed(rating)
    scheduler = reference.Scheduler(enable_fuzzing=False)
    card, _ = scheduler.review_card(
        reference.Card(card_id=0), reference.Rating(rating), review_datetime=START
    )
    later = START + days * DAY
    expected = scheduler.get_card_retrievability(card, later)
    assert math.isclose(recall_at(memory, later), expected, rel_tol=1e-9)
    assert recalls_at([memory, memory], later).tolist() == [recall_at(memory, later)] * 2


# Clocks.
@pytest.mark.parametrize("kind", ["card", "choice"])
def test_a_clock_that_ran_back_counts_as_no_time(kind: str) -> None:
    first = remember(None, answered(kind, 3))
    stood = remember(first, answered(kind, 3))
    assert remember(first, answered(kind, 3, START - DAY / 2)) == stood


def test_a_clock_that_was_years_ahead_does_not_hold_an_item_back_until_then() -> None:
    ahead = review(None, 4, START + 3_650 * DAY)
    again = review(ahead, 1, START)
    assert START < again.due < START + DAY


def test_before_its_last_review_an_item_is_as_well_recalled_as_at_it() -> None:
    assert recall_at(reviewed(3), START - 9 * DAY) == 1.0


def test_a_clock_at_the_end_of_time_gives_a_time_that_can_be_written() -> None:
    last = dt.datetime.max.replace(tzinfo=dt.UTC)
    assert review(None, 4, LATEST - DAY).due == LATEST
    assert review(None, 4, last).due == last


@given(st.lists(st.tuples(st.integers(1, 4), times), min_size=1, max_size=10))
@settings(deadline=None)
def test_an_item_is_never_due_before_the_review_just_made(
    history: list[tuple[int, dt.datetime]],
) -> None:
    memory = None
    for rating, at in history:
        memory = review(memory, rating, at)
        assert memory.due > at
        assert 0 < recall_at(memory, at) <= 1


# Every kind.
@pytest.mark.parametrize("rating", [1, 2, 3, 4])
def test_a_question_is_not_asked_again_on_the_day_of_its_answer(rating: int) -> None:
    due = [
        found.due - START
        for kind in ("choice", "numeric", "open", "code", "sql", "review")
        if (found := remember(None, answered(kind, rating)))
    ]
    assert len(due) == 6
    assert min(due) >= DAY


def test_a_missed_card_comes_back_within_minutes() -> None:
    card = remember(None, answered("card", 1))
    assert card is not None
    assert card.due == START + MINUTE


def test_what_was_known_well_waits_longer_than_what_was_missed() -> None:
    waits = [reviewed(rating, steps=NO_STEPS).due - START for rating in (1, 3, 4)]
    assert waits == sorted(waits)
    assert waits[0] == DAY
    assert waits[2] > 7 * DAY
    well = reviewed(3, (3, 2), (3, 10), (3, 40), steps=NO_STEPS)
    assert well.due - well.last_review > 60 * DAY


def test_evidence_that_says_nothing_of_memory_leaves_it_as_it_was() -> None:
    nothing = evidence("item", score=None, rating=None)
    before = reviewed(3)
    assert remember(None, nothing) is None
    assert remember(before, nothing) is before


def test_one_answer_given_10_000_times_is_one_memory() -> None:
    memory: Memory | None = None
    for _ in range(10_000):
        memory = remember(memory, answered("choice", 3))
    assert memory is not None
    assert memory.reviews == 10_000
    assert START + DAY <= memory.due < START + 40_000 * DAY
    assert recall_at(memory, START + 3_650 * DAY) > 0


# What an answer says.
@pytest.mark.parametrize(
    ("score", "confidence", "seconds", "rating"),
    [
        # Missed, however sure or fast.
        (0.0, None, None, 1),
        (0.0, 1.0, 10, 1),
        (0.49, 0.9, None, 1),
        # In part, with a hint, or unsure.
        (0.5, None, None, 2),
        (0.99, 1.0, 10, 2),
        (1.0, 0.5, 10, 2),
        (1.0, 0.69, None, 2),
        # Known.
        (1.0, 0.7, None, 3),
        (1.0, None, None, 3),
        (1.0, 1.0, None, 3),
        (1.0, 1.0, 60, 3),
        (1.0, 0.89, 10, 3),
        (1.0, None, 10, 3),
        # Known, fast and sure.
        (1.0, 0.9, 59, 4),
        (1.0, 1.0, 0, 4),
    ],
)
def test_a_graded_answer_shows_a_recall(
    score: float, confidence: float | None, seconds: float | None, rating: int
) -> None:
    assert rating_of(score, confidence, seconds, minutes=2.0) == rating
    if rating < 4:
        assert rating_of(score, confidence, seconds, minutes=None) == rating


def test_an_answer_is_fast_beside_the_minutes_of_its_item_alone() -> None:
    piece = replace(evidence("item", confidence=1.0), seconds=60.0)
    easy, known, gone = (remember(None, piece, minutes) for minutes in (20.0, 1.0, None))
    assert easy is not None
    assert known is not None
    assert easy.due > known.due
    assert known == gone


def test_the_minutes_of_an_item_are_those_of_the_bank() -> None:
    minutes = minutes_from({"item": head("item")}.get)
    assert minutes("item") == 2.0
    assert minutes("gone") is None


@pytest.mark.parametrize(("kind", "wanted"), [("open", KNOWN), ("code", UNSURE)])
def test_an_open_answer_need_not_be_told_as_having_it_all(kind: str, wanted: int) -> None:
    assert rating_shown(replace(evidence("a", score=0.9), kind=kind)) == wanted
