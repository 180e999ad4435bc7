"""Answers by local day."""

import datetime as dt
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from greenroom.sessions.progress.days import activity, day_of, monday_of, start_of

BERLIN = ZoneInfo("Europe/Berlin")
ZONES = st.sampled_from(
    ["UTC", "Europe/Berlin", "America/New_York", "Asia/Kolkata", "Africa/Cairo",
     "Pacific/Apia", "Australia/Lord_Howe"]
).map(ZoneInfo)  # fmt: skip
TIMES = st.integers(1_300_000_000, 1_900_000_000).map(
    lambda second: dt.datetime.fromtimestamp(second, dt.UTC)
)


def utc(*fields: int) -> dt.datetime:
    return dt.datetime(*fields, tzinfo=dt.UTC)  # type: ignore[arg-type,misc] # the fields of a time


@pytest.mark.parametrize(
    ("at", "day"),
    [
        (utc(2026, 3, 28, 22, 59), dt.date(2026, 3, 28)),
        (utc(2026, 3, 28, 23, 0), dt.date(2026, 3, 29)),
        # The day on which the clock leaps forward ends an hour earlier.
        (utc(2026, 3, 29, 21, 59), dt.date(2026, 3, 29)),
        (utc(2026, 3, 29, 22, 0), dt.date(2026, 3, 30)),
        # And the one on which it goes back lasts 25 hours.
        (utc(2026, 10, 24, 22, 0), dt.date(2026, 10, 25)),
        (utc(2026, 10, 25, 22, 59), dt.date(2026, 10, 25)),
        (utc(2026, 10, 25, 23, 0), dt.date(2026, 10, 26)),
    ],
)
def test_a_day_is_what_a_calendar_shows_there_also_where_the_clock_changes(
    at: dt.datetime, day: dt.date
) -> None:
    assert day_of(at, BERLIN) == day
    found = activity([at], dt.date(2026, 12, 31), BERLIN, weeks=60)
    assert [d.on for d in found.days if d.answers] == [day]


@given(at=TIMES, zone=ZONES)
def test_every_time_lies_on_the_day_that_began_last(at: dt.datetime, zone: ZoneInfo) -> None:
    day = day_of(at, zone)
    assert start_of(day, zone) <= at
    assert at < start_of(day + dt.timedelta(days=2), zone)


@given(times=st.lists(TIMES, max_size=30), zone=ZONES, now=TIMES, weeks=st.integers(1, 60))
def test_no_answer_is_lost_or_counted_twice(
    times: list[dt.datetime], zone: ZoneInfo, now: dt.datetime, weeks: int
) -> None:
    today = day_of(now, zone)
    found = activity(times, today, zone, weeks)
    assert found.answers + found.earlier + found.later == len(times)
    assert found.answers == sum(day.answers for day in found.days)
    assert found.active_days == sum(day.answers > 0 for day in found.days)
    assert found.most == max(day.answers for day in found.days)
    assert found.days[0].on == monday_of(found.days[0].on)
    assert found.days[-1].on == today
    assert -(-len(found.days) // 7) == weeks
    assert [b.on - a.on for a, b in zip(found.days, found.days[1:], strict=False)] == [
        dt.timedelta(days=1)
    ] * (len(found.days) - 1)


def test_answers_of_a_clock_that_was_ahead_are_counted_apart() -> None:
    today = dt.date(2026, 11, 22)
    found = activity([utc(2026, 11, 23, 0, 0), utc(2020, 1, 1)], today, dt.UTC)
    assert (found.answers, found.earlier, found.later) == (0, 1, 1)


@given(at=TIMES, zone=ZONES)
def test_an_answer_is_drawn_on_its_local_day(at: dt.datetime, zone: ZoneInfo) -> None:
    day = day_of(at, zone)
    found = activity([at], day + dt.timedelta(days=3), zone)
    assert [d.on for d in found.days if d.answers] == [day]
