"""Local days, and on which of them answers were given."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

import numpy as np

A_DAY: Final = dt.timedelta(days=1)
WEEK: Final = 7
WEEKS: Final = 26
"""That a calendar shows: half a year."""


@dataclass(frozen=True, slots=True)
class Day:
    """One day of a calendar."""

    on: dt.date
    answers: int


@dataclass(frozen=True, slots=True)
class Activity:
    """Answers by local day, from a Monday to today."""

    days: tuple[Day, ...]
    answers: int
    """On these days together."""
    active_days: int
    """With at least one answer."""
    most: int
    """On one day."""
    earlier: int
    """Answers before the first of the days."""
    later: int
    """Answers dated after today: a clock was wrong then or is now."""


def day_of(at: dt.datetime, zone: dt.tzinfo) -> dt.date:
    """The local day on which a time lies."""
    return at.astimezone(zone).date()


def start_of(day: dt.date, zone: dt.tzinfo) -> dt.datetime:
    """When a local day begins, in UTC; it has 23 or 25 hours where the clock changes.

    Where the clock leaps over midnight, the time that it would have been.
    """
    return dt.datetime.combine(day, dt.time(), zone).astimezone(dt.UTC)


def monday_of(day: dt.date) -> dt.date:
    """The first day of its week."""
    return day - dt.timedelta(days=day.weekday())


def activity(
    times: Iterable[dt.datetime], today: dt.date, zone: dt.tzinfo, weeks: int = WEEKS
) -> Activity:
    """How many answers were given on each of the last days.

    Args:
        times: of the answers, each with its zone.
        today: the last day.
        zone: whose days are meant.
        weeks: how many are shown, the present one among them.
    """
    first = monday_of(today) - dt.timedelta(weeks=weeks - 1)
    span = (today - first).days + 1
    dates = [first + n * A_DAY for n in range(span)]
    # The days' bounds are looked up once: many times would each need the zone's rules.
    bounds = [start_of(on, zone).timestamp() for on in (*dates, today + A_DAY)]
    places = np.searchsorted(bounds, [at.timestamp() for at in times], side="right")
    earlier, *found, later = np.bincount(places, minlength=span + 2).tolist()
    days = tuple(Day(on, n) for on, n in zip(dates, found, strict=True))
    return Activity(days, sum(found), sum(n > 0 for n in found), max(found), earlier, later)
