"""What adaptive choosers share: which items can be asked now, and how much each would tell."""

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final, NamedTuple

import numpy as np

from greenroom.learner.ability import FORGETTING, abilities, answers
from greenroom.learner.fold import REPEATED
from greenroom.learner.tree import Abilities, Tree
from greenroom.model.item import ItemHead
from greenroom.model.learner import Learner
from greenroom.model.session import Session
from greenroom.select.exposure import Exposure, let_in
from greenroom.select.information import Outlook, gains, narrowed, outlook
from greenroom.select.pool import Flags, Floats, Pool
from greenroom.select.stop import Progress, advice

REST: Final = dt.timedelta(days=7)
"""So long an item is not asked again where another can be. A guess, until it can be fitted."""


def spoken(topic: str) -> str:
    """A topic's id as people would say it."""
    return topic.replace("-", " ")


@dataclass(frozen=True)
class Adaptive:
    """What adaptive choosers need from outside."""

    pools: Callable[[Sequence[ItemHead]], tuple[Pool, Tree]]
    """Their tables, and the tree of abilities that they hang on."""
    now: Callable[[], dt.datetime]
    exposure: Callable[[Pool, Session], Exposure] | None = None
    """Counts of the sessions before this one; None where items are not kept from anybody."""
    weights: Mapping[str, float] = field(default_factory=dict)
    """By topic, of the level that is measured; empty for every area alike."""
    title: Callable[[str], str] = spoken
    """What people call a topic."""


class Situation(NamedTuple):
    """Before one question; n items of the pool."""

    pool: Pool
    session: Session
    learner: Learner
    now: dt.datetime
    stands: Outlook
    left: Flags
    """(n,) not asked in this session."""
    candidates: Flags
    """(n,) of these, those that keep the rules, as far as they can be kept."""
    values: Floats
    """(n,) what an answer to each is worth: variance taken, by the minute where time is short."""
    most: float
    """Variance of the level that the best question left would take, time apart."""
    answers: int
    """So far, that tell of an ability."""
    sd: float | None
    """Of the level now; None where no topic of it is in the tree."""

    def topic_of(self, place: int) -> int:
        """The place of an item's topic in the outlook."""
        return int(self.pool.topic[place])


def situation(
    adaptive: Adaptive, heads: Sequence[ItemHead], session: Session, learner: Learner
) -> Situation | None:
    """What stands before the next question; None when all items were asked."""
    pool, tree = adaptive.pools(heads)
    asked = pool.flags([slot.item_uid for slot in session.slots])
    if asked.all():
        return None
    now = adaptive.now()
    weights = adaptive.weights or pool.evenly
    known = abilities(learner, tree, now)
    stands = outlook(known, weights, FORGETTING)
    candidates = narrowed(~asked, _rules(adaptive, pool, session, learner, asked))
    values = gains(pool, stands)
    before = [pool.place[uid] for uid in learner.seen if uid in pool.place]
    # A gain below 0, where more is forgotten than told, must not rise.
    values[before] *= np.where(values[before] > 0, REPEATED, 1 / REPEATED).astype(np.float32)
    most = float(values.max(where=~asked, initial=-np.inf))
    if _is_short(pool, session, candidates, now):
        values = np.where(values > 0, values / pool.minutes, values * pool.minutes)
    count, sd = answers(learner, tree), _sd(known, weights)
    return Situation(
        pool, session, learner, now, stands, ~asked, candidates, values, most, count, sd
    )


def _sd(known: Abilities, weights: Mapping[str, float]) -> float | None:
    found = {topic: weight for topic, weight in weights.items() if topic in known.tree.place}
    return known.composite(found).sd if found else None


def _rules(
    adaptive: Adaptive, pool: Pool, session: Session, learner: Learner, asked: Flags
) -> list[Flags]:
    """What items should keep, the most important first."""
    now = adaptive.now()
    rules = []
    if session.ends_at is not None:
        rules.append(pool.minutes <= _minutes_left(session.ends_at, now))
    if adaptive.exposure is not None:
        rules.append(let_in(adaptive.exposure(pool, session), pool, session.seed))
    rules.append(~pool.kin_of(asked))
    rules.append(~pool.flags([uid for uid, last in learner.seen.items() if now - last.at < REST]))
    return rules


def _minutes_left(ends_at: dt.datetime, now: dt.datetime) -> float:
    return (ends_at - now) / dt.timedelta(minutes=1)


def _is_short(pool: Pool, session: Session, candidates: Flags, now: dt.datetime) -> bool:
    """Whether questions of middling length would not all fit into the time."""
    if session.ends_at is None:
        return False
    questions = session.blueprint.length - len(session.slots)
    middling = float(np.median(pool.minutes[candidates]))
    return _minutes_left(session.ends_at, now) < questions * middling


def advised(now: Situation) -> str | None:
    """That one can stop, and why, as a sentence without its full stop; None to go on."""
    if now.sd is None:
        return None
    ends_at = now.session.ends_at
    return advice(
        Progress(
            answers=now.answers,
            sd=now.sd,
            minutes_left=None if ends_at is None else _minutes_left(ends_at, now.now),
            shortest=float(now.pool.minutes.min(where=now.left, initial=np.inf)),
            gain=now.most,
        )
    )


def since(at: dt.datetime, now: dt.datetime) -> str:
    """`9 days ago`; what is not a day past, or to come by a clock that ran ahead, is recent."""
    days = (now - at).days
    if days < 1:
        return "less than a day ago"
    return "a day ago" if days == 1 else f"{days} days ago"
