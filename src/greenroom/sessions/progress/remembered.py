"""What is remembered now and on a day to come, and the reviews that this will ask for."""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np

from greenroom.learner.forecast import Recalled, forgetting, load, minutes_spent, retained
from greenroom.model.item import ItemHead
from greenroom.model.learner import Learner, Memory
from greenroom.sessions.progress.days import A_DAY, day_of, start_of

AHEAD_DAYS: Final = 30
"""That are looked ahead where no day is named, and whose reviews are foreseen."""
FARTHEST_DAYS: Final = 366
_SEED: Final = 1
"""So that a page that is loaded again shows the same forecast."""


@dataclass(frozen=True, slots=True)
class Share:
    """A share with its 90% interval, each 0 to 1."""

    share: float
    low: float
    high: float
    n: int
    """What it is a share of."""


@dataclass(frozen=True, slots=True)
class DueDay:
    """Reviews foreseen for one day, over many futures."""

    on: dt.date
    reviews: float
    """Mean."""
    low: float
    """90% interval."""
    high: float
    minutes: float
    waiting: float
    """Due, and not fitting into the day; the mean."""


@dataclass(frozen=True, slots=True)
class Remembered:
    """Everything in memory: each item that was answered or recalled."""

    items: int
    due: int
    """Now."""
    now: Share | None
    """That would be recalled if all were asked now; None without items."""
    then: Share | None
    """The same at the start of `on`, if nothing were reviewed until then."""
    on: dt.date
    curve: tuple[float, ...]
    """Mean chance of recall now and on each day after, if nothing is reviewed."""
    load: tuple[DueDay, ...]
    """From today on."""
    recalled: Share | None
    """Of the reviews made a day or more after the one before; None without such."""
    expected: Share | None
    """What the memory model expected of the same reviews."""


def foreseen(
    heads: Sequence[ItemHead], learner: Learner, now: dt.datetime, zone: dt.tzinfo
) -> tuple[DueDay, ...]:
    """The reviews of today and the days after it; none if no item of the bank is in memory."""
    if not any(head.uid in learner.memory for head in heads):
        return ()
    spent = minutes_spent(heads, learner.seen, now, zone)
    rng = np.random.default_rng(_SEED)
    found = load(heads, learner.memory, now, zone, AHEAD_DAYS, rng, spent_minutes=spent)
    return tuple(DueDay(*each) for each in found)


def remembered(
    heads: Sequence[ItemHead],
    memory: Mapping[str, Memory],
    made: Recalled | None,
    ahead: tuple[DueDay, ...],
    now: dt.datetime,
    zone: dt.tzinfo,
    on: dt.date | None = None,
) -> Remembered:
    """What of all that is in memory will be there on a day.

    Args:
        heads: the items of the bank; memories of others are left out.
        memory: by item uid.
        made: what was recalled so far; None without reviews.
        ahead: the reviews that are foreseen.
        now: any zone.
        zone: whose days are meant.
        on: the day, such as that of an interview; None for one in 30 days. One that is past or
            more than a year ahead is taken as the nearest that is neither.
    """
    today = day_of(now, zone)
    wanted = today + AHEAD_DAYS * A_DAY if on is None else on
    day = min(max(wanted, today), today + FARTHEST_DAYS * A_DAY)
    there = {head.uid: memory[head.uid] for head in heads if head.uid in memory}
    memories = list(there.values())
    return Remembered(
        items=len(there),
        due=sum(one.due <= now for one in memories),
        now=_share(retained(memories, now)),
        then=_share(retained(memories, max(now, start_of(day, zone)))),
        on=day,
        curve=forgetting(memories, now, max(AHEAD_DAYS, (day - today).days)),
        load=ahead,
        recalled=None if made is None else _share(made.actual),
        expected=None if made is None else _share(made.expected),
    )


def _share(found: tuple[float, float, float, int] | None) -> Share | None:
    return None if found is None else Share(*found)
