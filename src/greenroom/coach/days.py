"""The days of a plan, and what is taken from them before anything can be chosen."""

import datetime as dt
import math
from collections.abc import Sequence
from typing import Final, NamedTuple

from greenroom.coach.record import Inputs, Task
from greenroom.model.target import Target

HORIZON_DAYS: Final = 184
"""Half a year: what lies further ahead is planned when it comes nearer."""
USUAL_DAYS: Final = 28
"""Planned where no day of the interview is known."""
_SLACK: Final = 1e-9


class Preset(NamedTuple):
    """A usual length of preparation."""

    slug: str
    title: str
    days: int


PRESETS: Final = (
    Preset("4-weeks", "4 weeks", 28),
    Preset("30-days", "30 days", 30),
    Preset("60-days", "60 days", 60),
    Preset("90-days", "90 days", 90),
    Preset("6-months", "6 months", 182),
)


class Horizon(NamedTuple):
    """The days that are planned, and a sentence where they are not simply those to the date."""

    dates: tuple[dt.date, ...]
    note: str | None


def horizon(target: Target, today: dt.date) -> Horizon:
    """From today to the day before the interview, at most HORIZON_DAYS."""
    if target.date is None:
        note = f"No day of the interview is set, so the next {USUAL_DAYS} days are planned."
        return Horizon(_from(today, USUAL_DAYS), note)
    left = (target.date - today).days
    if left < 0:
        note = (
            f"The day of the interview, {in_words(target.date)}, is past, so the next {USUAL_DAYS} "
            "days are planned as if none were set. Set a new day if there is one."
        )
        return Horizon(_from(today, USUAL_DAYS), note)
    if left == 0:
        return Horizon((), "The interview is today, so no work is planned.")
    if left == 1:
        return Horizon(_from(today, 1), "The interview is tomorrow, so only today is planned.")
    if left > HORIZON_DAYS:
        dates = _from(today, HORIZON_DAYS)
        note = (
            f"The interview is {left:,} days ahead. The plan goes to {in_words(dates[-1])}; later "
            "days are planned when they come nearer."
        )
        return Horizon(dates, note)
    return Horizon(_from(today, left), None)


def _from(today: dt.date, count: int) -> tuple[dt.date, ...]:
    count = min(count, (dt.date.max - today).days)
    return tuple(today + dt.timedelta(days=n) for n in range(count))


def in_words(date: dt.date) -> str:
    """A day as people write it."""
    return f"{date.day} {date:%b} {date.year}"


def in_minutes(minutes: float) -> str:
    """A time span as people write it; what is more than nothing is at least a minute."""
    whole = math.ceil(minutes - _SLACK) if minutes < 1 else round(minutes)
    hours, rest = divmod(whole, 60)
    if not hours:
        return f"{rest} min"
    return f"{hours} h {rest} min" if rest else f"{hours} h"


class Room:
    """The days while a plan is made: what each still has free, and the tasks it was given."""

    def __init__(self, inputs: Inputs, dates: Sequence[dt.date]) -> None:
        self.dates = tuple(dates)
        self.minutes = [inputs.target.minutes_on(date) for date in dates]
        if dates and dates[0] == inputs.today:
            self.minutes[0] = max(0.0, self.minutes[0] - inputs.spent_minutes)
        self.free = list(self.minutes)
        self.tasks: list[list[Task]] = [[] for _ in dates]

    def put(self, place: int, task: Task) -> None:
        """Give a task to a day."""
        self.tasks[place].append(task)
        self.free[place] -= task.minutes

    def first(self, minutes: float, start: int = 0, end: int | None = None) -> int | None:
        """The first day from `start` on, before `end`, that has the minutes in one piece."""
        for place in range(start, len(self.free) if end is None else end):
            if self.free[place] + _SLACK >= minutes:
                return place
        return None

    def widest(self, start: int, end: int) -> int | None:
        """The day with most minutes free, the last of several; None if there is no day."""
        return max(range(start, end), key=lambda place: (self.free[place], place), default=None)


def reserve_reviews(room: Room, inputs: Inputs) -> str | None:
    """Put each day's reviews into it first; what does not fit waits for the next day.

    Returns a sentence on what found no day at all.
    """
    count = minutes = 0.0
    for place, date in enumerate(room.dates):
        load = inputs.reviews.get(date)
        if load is not None:
            count, minutes = count + load.reviews, minutes + load.minutes
        taken = min(minutes, room.free[place])
        # Less than one whole review waits until there is one.
        is_last = place + 1 == len(room.dates)
        if taken <= _SLACK or (count < 1 and taken >= minutes and not is_last):
            continue
        share = taken / minutes
        whole = max(1, round(count * share))
        room.put(
            place,
            Task(
                id=f"review-{date.isoformat()}",
                output="review",
                title="Reviews",
                minutes=taken,
                why="what you are about to forget comes before anything new",
                count=whole,
            ),
        )
        count = count * (1 - share) if share < 1 else count - whole
        minutes *= 1 - share
    if minutes <= _SLACK or not room.dates:
        return None
    return f"About {in_minutes(minutes)} of reviews find no room in your hours."
