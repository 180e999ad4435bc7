"""Pieces that the choosers share."""

import random
from collections.abc import Iterable, Sequence

from greenroom.model.choice import Choice
from greenroom.model.item import ItemHead
from greenroom.model.learner import Learner
from greenroom.model.session import Blueprint, Session


def allowed(heads: Iterable[ItemHead], blueprint: Blueprint) -> list[ItemHead]:
    """Items that pass the blueprint's filters."""
    return [
        head
        for head in heads
        if (not blueprint.topics or not set(blueprint.topics).isdisjoint(head.topics))
        and (not blueprint.kinds or head.kind in blueprint.kinds)
        and (not blueprint.levels or head.level in blueprint.levels)
        and (not blueprint.areas or head.area in blueprint.areas)
    ]


def not_asked(heads: Iterable[ItemHead], session: Session) -> list[ItemHead]:
    """Items that do not stand in the session yet."""
    asked = {slot.item_uid for slot in session.slots}
    return [head for head in heads if head.uid not in asked]


def counted(times: int) -> str:
    """`once`, `2 times`."""
    return "once" if times == 1 else f"{times} times"


def least_seen(heads: Sequence[ItemHead], learner: Learner, rng: random.Random) -> ItemHead:
    """One of the items answered least often, at random; `heads` is not empty."""
    times = {h.uid: learner.seen[h.uid].times if h.uid in learner.seen else 0 for h in heads}
    fewest = min(times.values())
    return rng.choice([head for head in heads if times[head.uid] == fewest])


def any_allowed(
    heads: Sequence[ItemHead], session: Session, learner: Learner, rng: random.Random
) -> Choice | None:
    """One of the items seen least often; None when all were asked."""
    left = not_asked(heads, session)
    if not left:
        return None
    head = least_seen(left, learner, rng)
    times = learner.seen[head.uid].times if head.uid in learner.seen else 0
    return Choice(
        head, "new to you" if times == 0 else f"answered {counted(times)}, the least often"
    )
