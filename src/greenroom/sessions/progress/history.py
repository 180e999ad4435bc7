"""A person's evidence, and where they stood at the end of each week."""

import datetime as dt
from dataclasses import dataclass
from itertools import takewhile
from typing import Final

from greenroom.learner.fold import fold
from greenroom.learner.forecast import Recalled, recalled
from greenroom.learner.memory import Minutes, unmeasured
from greenroom.learner.priors import ItemParameters
from greenroom.model.evidence import Evidence
from greenroom.model.learner import Learner
from greenroom.practice.ports import Store
from greenroom.sessions.progress.days import WEEKS, day_of, monday_of, start_of

_A_WEEK: Final = dt.timedelta(weeks=1)


@dataclass(frozen=True, slots=True)
class Week:
    """The state from all answers before a week's end."""

    end: dt.datetime
    """When the Monday after it begins, or, of the present week, now."""
    learner: Learner


@dataclass(frozen=True, slots=True)
class History:
    """What was answered so far."""

    evidence: tuple[Evidence, ...]
    """By the time of the answers."""
    weeks: tuple[Week, ...]
    """Those that are over, at most half a year, from the first answer on."""
    recalled: Recalled | None = None
    """Of all reviews; None without any."""


class Histories:
    """Keeps histories up with the store; only evidence that came since is read.

    The evidence is folded in the order of its times, not of its places: what was imported later
    belongs to the week in which it was answered.
    """

    def __init__(self, store: Store, items: ItemParameters, minutes: Minutes = unmeasured) -> None:
        self._store = store
        self._items = items
        self._minutes = minutes
        self._known: dict[str, tuple[History, int]] = {}

    def __call__(self, learner_id: str, now: dt.datetime, zone: dt.tzinfo) -> History:
        """The history up to date with the store; weeks end where they do in the zone."""
        history, number = self._known.get(learner_id, (History((), ()), 0))
        fresh = self._store.evidence(learner_id, number)
        evidence, weeks, made = history.evidence, history.weeks, history.recalled
        if fresh:
            number = fresh[-1].number
            added = [piece.evidence for piece in fresh]
            evidence = tuple(sorted((*evidence, *added), key=lambda piece: piece.at))
            first = min(piece.at for piece in added)
            if any(week.end > first for week in weeks):
                weeks = tuple(week for week in weeks if week.end <= first)
            made = recalled(evidence, None, self._minutes)
        history = History(
            evidence, self._extended(learner_id, evidence, weeks, _ends(evidence, now, zone)), made
        )
        self._known[learner_id] = (history, number)
        return history

    def _extended(
        self,
        learner_id: str,
        evidence: tuple[Evidence, ...],
        weeks: tuple[Week, ...],
        ends: tuple[dt.datetime, ...],
    ) -> tuple[Week, ...]:
        """The weeks that stand, and those that ended since."""
        if tuple(week.end for week in weeks) == ends:
            return weeks
        kept = [week for week in weeks if ends and week.end >= ends[0]]
        pairs = takewhile(lambda pair: pair[0].end == pair[1], zip(kept, ends, strict=False))
        standing = [week for week, _ in pairs]
        learner, since = Learner(learner_id), dt.datetime.min.replace(tzinfo=dt.UTC)
        if standing:
            learner, since = standing[-1].learner, standing[-1].end
        for end in (end for end in ends if end > since):
            learner = fold(learner, _between(evidence, since, end), self._items, self._minutes)
            standing.append(Week(end, learner))
            since = end
        return tuple(standing)


def _between(
    evidence: tuple[Evidence, ...], since: dt.datetime, end: dt.datetime
) -> tuple[Evidence, ...]:
    return tuple(piece for piece in evidence if since <= piece.at < end)


def _ends(
    evidence: tuple[Evidence, ...], now: dt.datetime, zone: dt.tzinfo
) -> tuple[dt.datetime, ...]:
    """When the weeks ended that are over, from the first answer on and at most half a year."""
    if not evidence or evidence[0].at > now:
        return ()
    today = monday_of(day_of(now, zone))
    monday = max(monday_of(day_of(evidence[0].at, zone)), today - WEEKS * _A_WEEK)
    count = (today - monday).days // 7
    return tuple(start_of(monday + n * _A_WEEK, zone) for n in range(1, count + 1))
