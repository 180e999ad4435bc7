"""Placement: as many questions from one area as from another, each the most telling there."""

import random
from collections.abc import Sequence
from typing import Final

import numpy as np

from greenroom.model.choice import Choice
from greenroom.model.item import LEVELS, ItemHead
from greenroom.model.learner import Learner
from greenroom.model.session import Session
from greenroom.select.adaptive import Adaptive, Situation, advised, since, situation
from greenroom.select.information import behind, best, narrowed

GENTLE: Final = 3
"""Questions at the start of a placement that are not of the highest level."""
SAME: Final = 1e-6
"""Variances that differ by less are called the same."""


def balanced(
    adaptive: Adaptive,
    heads: Sequence[ItemHead],
    session: Session,
    learner: Learner,
    rng: random.Random,
) -> Choice | None:
    """The most telling item of the area that is furthest behind; None when no item is left.

    Where it could end here, the reason says so too: the length that was promised stays.
    """
    now = situation(adaptive, heads, session, learner)
    if now is None:
        return None
    pool, areas = now.pool, session.blueprint.areas
    shares = np.array([float(areas.get(area, 0)) if areas else 1.0 for area in pool.areas])
    asked = np.bincount(pool.area[~now.left], minlength=len(shares))
    turn = behind(pool.area, now.candidates, asked, shares)
    candidates = narrowed(now.candidates, [turn])
    if len(session.slots) < GENTLE:
        candidates = narrowed(candidates, [pool.level < len(LEVELS) - 1])
    place = best(now.values, candidates, rng)
    reason, stop = _reason(adaptive, now, place), advised(now)
    return Choice(pool.heads[place], f"{reason}. {stop}" if stop else reason)


def _reason(adaptive: Adaptive, now: Situation, place: int) -> str:
    head, variance = now.pool.heads[place], now.stands.variance
    topic, belief = head.topics[0], now.learner.beliefs.get(head.topics[0])
    name = adaptive.title(topic)
    is_unsure = variance[now.topic_of(place)] >= variance[now.pool.filled].max() - SAME
    if belief is None:
        why = "where you stand is least certain there" if is_unsure else _telling(now, head.area)
        return f"from {name}, not asked yet; {why}"
    last = f"last asked {since(belief.at, now.now)}"
    if is_unsure:
        return f"least certain about {name}; {last}"
    return f"from {name}, {last}; {_telling(now, head.area)}"


def _telling(now: Situation, area: str) -> str:
    """The choice among the candidates of one area."""
    if len(now.pool.areas) == 1:
        return "this question tells the most about where you stand"
    return f"{area.replace('-', ' ')} is next, and this question tells the most there"
