"""What is remembered, now and on a day to come."""

import datetime as dt
import math
from zoneinfo import ZoneInfo

import pytest

from greenroom.learner.forecast import recalled
from greenroom.model.learner import Learner
from greenroom.sessions.progress.remembered import (
    AHEAD_DAYS,
    FARTHEST_DAYS,
    Remembered,
    foreseen,
    remembered,
)
from tests.parts import START, TODAY, evidence, head
from tests.sessions.progress.trees import learner_of

ZONE = ZoneInfo("Europe/Berlin")
UIDS = [f"item-{k}" for k in range(6)]
PIECES = [
    *(evidence(uid, score=0.0, at=START - dt.timedelta(days=9)) for uid in UIDS),
    *(evidence(uid, score=1.0, at=START - dt.timedelta(days=3)) for uid in UIDS[:3]),
]
HEADS = [head(uid) for uid in UIDS[:-1]]


def of(on: dt.date | None = None, now: dt.datetime = START) -> Remembered:
    learner = learner_of(PIECES)
    ahead = foreseen(HEADS, learner, now, ZONE)
    return remembered(HEADS, learner.memory, recalled(PIECES), ahead, now, ZONE, on)


def test_items_that_left_the_bank_are_not_counted() -> None:
    found = of()
    assert found.items == 5
    assert found.now is not None
    assert found.now.n == 5


def test_less_is_known_later_and_the_curve_meets_the_figures() -> None:
    found = of()
    assert found.now is not None
    assert found.then is not None
    assert found.on == TODAY + dt.timedelta(days=AHEAD_DAYS)
    assert len(found.curve) == AHEAD_DAYS + 1
    assert list(found.curve) == sorted(found.curve, reverse=True)
    assert found.curve[0] == pytest.approx(found.now.share)
    assert found.curve[-1] == pytest.approx(found.then.share, abs=0.01)
    assert found.now.low <= found.now.share <= found.now.high
    assert all(map(math.isfinite, found.curve))


def test_three_reviews_were_made_and_all_recalled() -> None:
    found = of()
    assert found.recalled is not None
    assert found.expected is not None
    assert (found.recalled.share, found.recalled.n, found.expected.n) == (1.0, 3, 3)


@pytest.mark.parametrize(
    ("on", "day"),
    [
        (TODAY - dt.timedelta(days=400), TODAY),
        (TODAY, TODAY),
        (TODAY + dt.timedelta(days=1), TODAY + dt.timedelta(days=1)),
        (dt.date(2036, 11, 21), TODAY + dt.timedelta(days=FARTHEST_DAYS)),
    ],
)
def test_a_day_that_is_past_or_far_is_taken_as_the_nearest_that_is_not(
    on: dt.date, day: dt.date
) -> None:
    found = of(on)
    assert found.on == day
    assert found.then is not None
    assert 0 <= found.then.low <= found.then.high <= 1
    assert len(found.curve) == max(AHEAD_DAYS, (day - TODAY).days) + 1


def test_every_day_ahead_has_its_load_with_an_interval() -> None:
    found = of()
    assert [day.on for day in found.load] == [
        TODAY + dt.timedelta(days=n) for n in range(AHEAD_DAYS)
    ]
    for day in found.load:
        assert 0 <= day.low <= day.high
        assert all(map(math.isfinite, (day.reviews, day.minutes, day.waiting)))


def test_the_forecast_is_the_same_when_it_is_asked_for_again() -> None:
    assert of() == of()


def test_with_nothing_in_memory_there_is_nothing() -> None:
    found = remembered(HEADS, {}, None, foreseen(HEADS, Learner("me"), START, ZONE), START, ZONE)
    assert (found.items, found.due, found.now, found.then) == (0, 0, None, None)
    assert (found.curve, found.load, found.recalled) == ((), (), None)
