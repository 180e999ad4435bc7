"""Reviews to come, and how much is still known."""

import datetime as dt
import itertools
import math
from collections.abc import Sequence
from dataclasses import replace
from zoneinfo import ZoneInfo

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from greenroom.learner.forecast import (
    LONGEST_DAYS,
    DayLoad,
    forgetting,
    load,
    minutes_spent,
    recalled,
    retained,
)
from greenroom.learner.interval import wilson
from greenroom.learner.memory import NO_STEPS, recall_at, review
from greenroom.model.learner import LastSeen, Memory
from tests.parts import START, evidence, head

DAY = dt.timedelta(days=1)
BERLIN = ZoneInfo("Europe/Berlin")
KNOWN = review(None, 3, START, NO_STEPS)


def due_in(days: float, stability: float = 30.0) -> Memory:
    due = START + days * DAY
    return Memory(stability, 5.0, min(START, due) - 20 * DAY, due, 3)


def ahead(
    memories: Sequence[Memory],
    days: int,
    kind: str = "card",
    *,
    minutes: float = 2.0,
    now: dt.datetime = START,
    zone: dt.tzinfo = dt.UTC,
    limit_minutes: float = 30.0,
) -> tuple[DayLoad, ...]:
    heads = [replace(head(str(n), kind=kind), minutes=minutes) for n in range(len(memories))]
    memory = {str(n): memory for n, memory in enumerate(memories)}
    rng = np.random.default_rng(1)
    return load(heads, memory, now, zone, days, rng, limit_minutes)


# Load.
def test_the_days_are_those_of_the_calendar_from_today_on() -> None:
    found = ahead([due_in(0)], 40)
    assert [day.date for day in found] == [START.date() + n * DAY for n in range(40)]


def test_what_is_overdue_is_due_today_and_the_rest_on_its_day() -> None:
    found = ahead([due_in(-30), due_in(-0.1), due_in(3), due_in(3), due_in(9)], 10, "choice")
    assert [(day.reviews, day.minutes) for day in found[:2]] == [(2, 4), (0, 0)]
    assert (found[3].reviews, found[3].minutes) == (2, 4)
    assert found[9].reviews >= 1


def test_a_review_made_brings_the_next_one() -> None:
    found = ahead([replace(KNOWN, due=START)], 60, "choice")
    assert found[0].reviews == 1
    assert 1.5 < sum(day.reviews for day in found) < 12


def test_a_card_that_is_missed_is_seen_twice() -> None:
    forgotten = [replace(due_in(0, 0.5), last_review=START - 300 * DAY)] * 40
    (card,), (choice,) = ahead(forgotten, 1), ahead(forgotten, 1, "choice", limit_minutes=1e9)
    assert choice.reviews == 40
    chance = recall_at(forgotten[0], START)
    assert math.isclose(card.reviews, 40 * (2 - chance), rel_tol=0.05)
    assert card.low <= card.reviews <= card.high
    assert card.low < card.high


def test_questions_beyond_a_days_minutes_wait_and_cards_do_not() -> None:
    found = ahead([due_in(0)] * 7, 2, "choice", minutes=20.0, limit_minutes=30.0)
    assert [(day.reviews, day.minutes, day.waiting) for day in found] == [
        (2, 40, 5),
        (2, 40, 3),
    ]
    assert ahead([due_in(0)] * 7, 1, "card", minutes=20.0)[0].waiting == 0


def test_what_was_spent_today_is_missing_today_alone() -> None:
    heads = [replace(head(str(n), kind="choice"), minutes=10.0) for n in range(5)]
    memory = {found.uid: due_in(0, stability=1e4) for found in heads}
    rng = np.random.default_rng(1)
    found = load(heads, memory, START, dt.UTC, 2, rng, limit_minutes=20.0, spent_minutes=15.0)
    assert [day.reviews for day in found] == [1, 2]


@pytest.mark.parametrize(
    ("times", "first_at", "at", "zone", "spent"),
    [
        (2, START - 9 * DAY, START, dt.UTC, 2),
        # For the first time, twice on its first day, yesterday, with a clock that went back.
        (1, START, START, dt.UTC, 0),
        (2, START - DAY / 24, START, dt.UTC, 0),
        (2, START - 9 * DAY, START - DAY, dt.UTC, 0),
        (2, START + 9 * DAY, START, dt.UTC, 0),
        # 23:30 the evening before in UTC.
        (2, START - 9 * DAY, START - 9.5 * DAY / 24, dt.UTC, 0),
        (2, START - 9 * DAY, START - 9.5 * DAY / 24, BERLIN, 2),
    ],
)
def test_minutes_of_today_are_those_of_questions_of_an_earlier_day(
    times: int, first_at: dt.datetime, at: dt.datetime, zone: dt.tzinfo, spent: float
) -> None:
    last = LastSeen(at, 1.0, times, first_at)
    heads = [head("question"), head("card", kind="card"), head("other")]
    seen = {"question": last, "card": last, "gone": last}
    assert minutes_spent(heads, seen, START, zone) == spent


def test_an_item_longer_than_a_day_allows_is_still_reviewed() -> None:
    (today,) = ahead([due_in(0)], 1, "code", minutes=50.0, limit_minutes=30.0)
    assert (today.reviews, today.waiting) == (1, 0)


@pytest.mark.parametrize(
    ("now", "due", "number"),
    [
        # 23:30 in Berlin is still today there, 00:30 is not.
        ((2026, 11, 21, 9), (2026, 11, 21, 22, 30), 0),
        ((2026, 11, 21, 9), (2026, 11, 21, 23, 30), 1),
        # Now is after midnight in Berlin, and before it in UTC.
        ((2026, 11, 21, 23, 30), (2026, 11, 22, 22, 30), 0),
        # The day of 25 hours, and the one of 23.
        ((2026, 10, 24, 21), (2026, 10, 25, 22, 30), 1),
        ((2026, 10, 24, 21), (2026, 10, 25, 23, 30), 2),
        ((2027, 3, 27, 21), (2027, 3, 28, 21, 30), 1),
        ((2027, 3, 27, 21), (2027, 3, 28, 22, 30), 2),
    ],
)
def test_a_review_falls_on_its_day_in_the_persons_zone(
    now: tuple[int, ...], due: tuple[int, ...], number: int
) -> None:
    at = dt.datetime(*now, tzinfo=dt.UTC)  # type: ignore[misc,arg-type] # year, month, day, hour
    memory = replace(KNOWN, last_review=at, due=dt.datetime(*due, tzinfo=dt.UTC))  # type: ignore[misc,arg-type] # as above
    found = ahead([memory], 3, "choice", now=at, zone=BERLIN)
    assert [day.reviews for day in found].index(1) == number
    assert found[0].date == at.astimezone(BERLIN).date()


@pytest.mark.parametrize(("days", "shown"), [(-5, 0), (0, 0), (1, 1), (9_999, LONGEST_DAYS)])
def test_a_span_that_makes_no_sense_is_taken_as_the_nearest(days: int, shown: int) -> None:
    assert len(ahead([due_in(0)], days)) == shown


def test_without_memories_nothing_comes() -> None:
    found = ahead([], 3)
    assert [tuple(day)[1:] for day in found] == [(0, 0, 0, 0, 0)] * 3


def test_memories_of_items_that_are_gone_are_left_out() -> None:
    rng = np.random.default_rng(1)
    (today,) = load([], {"gone": due_in(-1)}, START, dt.UTC, 1, rng)
    assert today.reviews == 0


clocks = st.floats(-4_000, 4_000).map(lambda days: START + days * DAY)
memories = st.builds(
    Memory,
    stability=st.floats(0.001, 1e6),
    difficulty=st.floats(1, 10),
    last_review=clocks,
    due=clocks,
    reviews=st.integers(1, 50),
)


@given(st.lists(memories, max_size=8), st.sampled_from(["card", "choice"]), st.integers(0, 20))
@settings(deadline=None)
def test_whatever_the_memories_the_load_is_a_number_within_its_range(
    found: list[Memory], kind: str, days: int
) -> None:
    for day in ahead(found, days, kind):
        assert all(math.isfinite(value) and value >= 0 for value in day[1:])
        assert day.low <= day.high
        assert day.reviews <= 2 * len(found)


# What is still there.
def exactly(chances: list[float]) -> list[float]:
    """Chance of each number of successes, by going through all outcomes."""
    found = [0.0] * (len(chances) + 1)
    for outcome in itertools.product([0, 1], repeat=len(chances)):
        each = (p if right else 1 - p for p, right in zip(chances, outcome, strict=True))
        found[sum(outcome)] += math.prod(each)
    return found


@given(st.lists(memories, min_size=1, max_size=8))
@settings(deadline=None)
def test_the_expected_share_has_the_interval_of_independent_recalls(found: list[Memory]) -> None:
    kept = retained(found, START)
    assert kept is not None
    chances = [recall_at(memory, START) for memory in found]
    assert math.isclose(kept.share, sum(chances) / len(chances))
    assert kept.n == len(found)
    exact = exactly(chances)
    low, high = round(kept.low * kept.n), round(kept.high * kept.n)
    assert 0 <= low <= high <= kept.n
    assert sum(exact[:low]) < 0.05 + 1e-9
    assert sum(exact[: low + 1]) >= 0.05 - 1e-9
    assert sum(exact[: high + 1]) >= 0.95 - 1e-9


def test_nothing_learned_has_no_share() -> None:
    assert retained([], START) is None
    assert recalled([]) is None
    assert forgetting([], START, 9) == ()


def test_what_is_not_reviewed_is_forgotten_bit_by_bit() -> None:
    curve = forgetting([KNOWN, due_in(0)], START, 100)
    assert len(curve) == 101
    assert list(curve) == sorted(curve, reverse=True)
    mean = (recall_at(KNOWN, START + 7 * DAY) + recall_at(due_in(0), START + 7 * DAY)) / 2
    assert math.isclose(curve[7], mean)
    assert len(forgetting([KNOWN], START, -3)) == 1
    assert len(forgetting([KNOWN], START, 99_999)) == LONGEST_DAYS + 1


# What was recalled.
def test_reviews_of_later_days_are_counted_and_no_others() -> None:
    log = [
        evidence("a", score=1.0),
        evidence("b", score=None, rating=3),
        # On the same day.
        evidence("b", score=None, rating=1, at=START + DAY / 24),
        # Three that count: recalled, missed, in part.
        evidence("a", score=1.0, at=START + 2 * DAY),
        evidence("b", score=None, rating=1, at=START + 3 * DAY),
        evidence("a", score=0.5, at=START + 9 * DAY),
        # Of memory it says nothing.
        evidence("a", score=None, rating=None, at=START + 20 * DAY),
        # First time.
        evidence("c", score=0.0, at=START + 20 * DAY),
    ]
    found = recalled(log)
    assert found is not None
    assert found.actual == (2 / 3, *wilson(2, 3), 3)
    first = recall_at(review(None, 3, START, NO_STEPS), START + 2 * DAY)
    assert found.expected.n == 3
    assert found.expected.low <= found.expected.share <= found.expected.high
    since = recalled(log, START + 4 * DAY)
    assert since is not None
    assert (since.actual.share, since.actual.n) == (1.0, 1)
    until = recalled(log[:4])
    assert until is not None
    assert until.expected.share == first
    assert recalled(log, START + 30 * DAY) is None


def test_the_minutes_of_an_item_make_a_fast_recall_count_more() -> None:
    fast = [
        replace(evidence("a", confidence=1.0, at=START + n * 5 * DAY), seconds=20.0)
        for n in range(2)
    ]
    known, easy = recalled(fast), recalled(fast, minutes={"a": 2.0}.get)
    assert known is not None
    assert easy is not None
    assert easy.expected.share > known.expected.share


def test_people_who_forget_as_the_model_says_recall_what_it_expects() -> None:
    rng = np.random.default_rng(3)
    log, outside = [], 0
    for person in range(40):
        log = [evidence(f"{n}", score=None, rating=3) for n in range(30)]
        memory = review(None, 3, START)
        chance = recall_at(memory, START + 20 * DAY)
        log += [
            evidence(
                f"{n}", score=None, rating=3 if rng.random() < chance else 1, at=START + 20 * DAY
            )
            for n in range(30)
        ]
        found = recalled(log)
        assert found is not None, person
        low, high = found.expected.low, found.expected.high
        outside += not low <= found.actual.share <= high
    assert outside <= 8
