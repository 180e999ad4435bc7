"""What memory will ask for: reviews a day, and what of all that was learned is still there."""

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from typing import Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

from greenroom.learner import fsrs
from greenroom.learner.fsrs import Integers, Strength
from greenroom.learner.grid import Doubles
from greenroom.learner.interval import wilson
from greenroom.learner.memory import (
    DAY,
    DESIRED_RETENTION,
    MISSED,
    Minutes,
    days_since,
    rating_shown,
    recall_at,
    recalls_at,
    remember,
    strength_of,
    unmeasured,
)
from greenroom.model.evidence import Evidence
from greenroom.model.item import ItemHead
from greenroom.model.learner import LastSeen, Memory

QUESTION_MINUTES_A_DAY: Final = 30.0
"""For reviews of what is no card; what does not fit waits for the next day."""
PATHS: Final = 50
"""Futures that are drawn; each says of every review whether it is recalled."""
LONGEST_DAYS: Final = 366
TAIL: Final = 0.05
"""Left out on either side of a 90% interval."""

Flags = NDArray[np.bool_]


class DayLoad(NamedTuple):
    """Reviews of one day, over all futures that were drawn."""

    date: dt.date
    reviews: float
    """Mean."""
    low: float
    """5% of the futures have fewer."""
    high: float
    """5% have more."""
    minutes: float
    """Mean."""
    waiting: float
    """Mean of the items that are due and do not fit into the day."""


class Retained(NamedTuple):
    """A share of items with its 90% interval, each 0 to 1."""

    share: float
    low: float
    high: float
    n: int
    """Items, or reviews, that it is a share of."""


class Recalled(NamedTuple):
    """What was recalled of the reviews made, beside what the memory model expected of them."""

    actual: Retained
    """With Wilson's interval: what the share may be in the long run."""
    expected: Retained
    """With the interval in which the share of so many reviews falls by chance."""


def load(
    heads: Sequence[ItemHead],
    memory: Mapping[str, Memory],
    now: dt.datetime,
    zone: dt.tzinfo,
    days: int,
    rng: np.random.Generator,
    limit_minutes: float = QUESTION_MINUTES_A_DAY,
    spent_minutes: float = 0.0,
) -> tuple[DayLoad, ...]:
    """Reviews of today and the days after it, if each is made on the day on which it is due.

    What is overdue is due today. A recall counts as good and a miss as again; a card that was
    missed is seen once more on that day. New cards are not foreseen.

    Args:
        heads: items of the bank; memories of others are left out.
        memory: by item uid.
        now: any zone.
        zone: of the person; a day is one of the calendar there.
        days: 0 to 366, today included; a number outside is taken as the nearest of these.
        rng: draws what is recalled.
        limit_minutes: a day's for questions that are no cards; the last one may take longer.
        spent_minutes: of today's, what is spent already.
    """
    today = now.astimezone(zone).date()
    known = [head for head in heads if head.uid in memory]
    futures = _Futures(known, [memory[head.uid] for head in known], today, zone)
    return tuple(
        futures.day(today, number, rng, limit_minutes - (0.0 if number else spent_minutes))
        for number in range(min(max(days, 0), LONGEST_DAYS))
    )


def minutes_spent(
    heads: Iterable[ItemHead], seen: Mapping[str, LastSeen], now: dt.datetime, zone: dt.tzinfo
) -> float:
    """Minutes of the questions, no cards, that were answered today and on a day before."""
    today = now.astimezone(zone).date()

    def is_review(last: LastSeen) -> bool:
        return last.times > 1 and (
            last.first_at.astimezone(zone).date() < last.at.astimezone(zone).date() == today
        )

    reviewed = {uid for uid, last in seen.items() if is_review(last)}
    return sum(head.minutes for head in heads if head.uid in reviewed and head.kind != "card")


class _Futures:
    """The same memories, PATHS times: what comes of them day by day."""

    def __init__(
        self,
        heads: Sequence[ItemHead],
        memories: Sequence[Memory],
        today: dt.date,
        zone: dt.tzinfo,
    ) -> None:
        def days_to(times: Iterable[dt.datetime]) -> Integers:
            found = [(at.astimezone(zone).date() - today).days for at in times]
            return np.tile(np.array(found, dtype=np.int64), PATHS)

        now = strength_of(memories)
        self._strength = Strength(np.tile(now.stability, PATHS), np.tile(now.difficulty, PATHS))
        # A clock that was ahead leaves reviews in the future: they were made by today.
        self._last = np.minimum(days_to(memory.last_review for memory in memories), 0)
        self._due = days_to(memory.due for memory in memories)
        self._minutes = np.tile(np.array([head.minutes for head in heads]), PATHS)
        self._is_card = np.tile(np.array([head.kind == "card" for head in heads], bool), PATHS)
        self._path = np.repeat(np.arange(PATHS), len(heads))

    def day(
        self, today: dt.date, number: int, rng: np.random.Generator, limit_minutes: float
    ) -> DayLoad:
        """Make the reviews of the day so many days from today."""
        due = np.flatnonzero(self._due <= number)
        chance = fsrs.retrievability(
            self._strength.stability[due], (number - self._last[due]).astype(np.float64)
        )
        fits = self._fitting(due, chance, limit_minutes)
        made = due[fits]
        is_missed = rng.random(len(made)) >= chance[fits]
        self._review(made, is_missed, number)
        times = 1.0 + (is_missed & self._is_card[made])
        reviews = np.bincount(self._path[made], times, PATHS)
        low, high = np.quantile(reviews, [TAIL, 1 - TAIL])
        return DayLoad(
            date=today + number * DAY,
            reviews=float(reviews.mean()),
            low=float(low),
            high=float(high),
            minutes=float(self._minutes[made] @ times) / PATHS,
            waiting=(len(due) - len(made)) / PATHS,
        )

    def _fitting(self, due: Integers, chance: Doubles, limit_minutes: float) -> Flags:
        """Every card; of the rest, those likeliest forgotten, until the day is full."""
        order = np.lexsort((chance, self._path[due]))
        minutes = np.where(self._is_card[due], 0.0, self._minutes[due])[order]
        before = np.cumsum(minutes) - minutes
        path = self._path[due][order]
        # From each path's own start on: what the paths before it took is no part of its day.
        spent = before - before[np.searchsorted(path, path)]
        fits: Flags = self._is_card[due]
        fits[order] |= spent < limit_minutes
        return fits

    def _review(self, made: Integers, is_missed: Flags, number: int) -> None:
        before = Strength(self._strength.stability[made], self._strength.difficulty[made])
        ratings = np.where(is_missed, fsrs.AGAIN, fsrs.GOOD)
        after = fsrs.review(before, number - self._last[made], ratings)
        again = np.flatnonzero(is_missed & self._is_card[made])
        missed = Strength(after.stability[again], after.difficulty[again])
        later = fsrs.review(missed, np.zeros_like(again), np.full_like(again, fsrs.GOOD))
        after.stability[again], after.difficulty[again] = later
        self._strength.stability[made], self._strength.difficulty[made] = after
        self._last[made] = number
        self._due[made] = number + fsrs.intervals(after.stability, DESIRED_RETENTION)


def retained(memories: Iterable[Memory], at: dt.datetime) -> Retained | None:
    """The share that would be recalled if all were asked now; None without memories.

    The interval is that of a sum of independent chances (Poisson-binomial).
    """
    return _expected(recalls_at(list(memories), at))


def recalled(
    evidence: Iterable[Evidence],
    since: dt.datetime | None = None,
    minutes: Minutes = unmeasured,
) -> Recalled | None:
    """What was recalled of the reviews that came a day or more after the one before.

    Args:
        evidence: of one person, in its order, from the very first.
        since: reviews from then on are counted; None for all.
        minutes: what an answer to an item takes.

    Returns:
        None if there is no such review.
    """
    memory: dict[str, Memory] = {}
    chances, right = list[float](), 0
    for piece in evidence:
        expected = minutes(piece.item_uid)
        rating, before = rating_shown(piece, expected), memory.get(piece.item_uid)
        after = remember(before, piece, expected)
        if after is not None:
            memory[piece.item_uid] = after
        is_counted = since is None or piece.at >= since
        if rating and before and is_counted and piece.at - before.last_review >= DAY:
            chances.append(recall_at(before, piece.at))
            right += rating != MISSED
    foreseen = _expected(np.array(chances))
    if foreseen is None:
        return None
    actual = wilson(right, len(chances))
    return Recalled(Retained(right / len(chances), *actual, len(chances)), foreseen)


def forgetting(memories: Iterable[Memory], at: dt.datetime, days: int) -> tuple[float, ...]:
    """Mean chance of recall now and 1 to `days` (at most 366) days on, if nothing is reviewed.

    Empty without memories.
    """
    known = list(memories)
    if not known:
        return ()
    stability = strength_of(known).stability
    since = days_since(known, at)
    ahead = range(min(max(days, 0), LONGEST_DAYS) + 1)
    return tuple(float(fsrs.retrievability(stability, since + n).mean()) for n in ahead)


def _expected(chances: Doubles) -> Retained | None:
    n = len(chances)
    if n == 0:
        return None
    cumulated = np.cumsum(_poisson_binomial(chances))
    low, high = np.searchsorted(cumulated, [TAIL, 1 - TAIL])
    return Retained(float(chances.mean()), float(low) / n, min(float(high) / n, 1.0), n)


def _poisson_binomial(chances: Doubles) -> Doubles:
    """(n + 1,) chance of each number of successes among n independent ones."""
    found = np.zeros(len(chances) + 1)
    found[0] = 1.0
    for n, chance in enumerate(chances, 1):
        found[1 : n + 1] = found[1 : n + 1] * (1 - chance) + found[:n] * chance
        found[0] *= 1 - chance
    return found
