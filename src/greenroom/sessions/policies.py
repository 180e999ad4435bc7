"""The policies: what placement, practice, review and exam ask."""

import datetime as dt
import random
from collections.abc import Callable, Mapping, Sequence

from greenroom.kinds import KINDS
from greenroom.model.choice import Choice
from greenroom.model.item import ItemHead
from greenroom.model.learner import Learner
from greenroom.model.session import Blueprint, Policy, Session
from greenroom.practice.ports import Chooser
from greenroom.select.balance import balanced
from greenroom.select.due import next_due
from greenroom.select.pick import allowed, least_seen
from greenroom.select.weakest import any_allowed, weakest

PLACEMENT_LENGTH = 12
LONG_KINDS = frozenset(kind.name for kind in KINDS.values() if kind.is_long)
SCORED_KINDS = tuple(kind.name for kind in KINDS.values() if kind.is_scored and not kind.is_long)

PLACEMENT = Blueprint(
    policy="placement", title="Placement", length=PLACEMENT_LENGTH, kinds=SCORED_KINDS
)
REVIEW = Blueprint(policy="review", title="Review", length=50)


def choosers(now: Callable[[], dt.datetime]) -> Mapping[Policy, Chooser]:
    """How each policy chooses its next item; an exam's items are all chosen at its start."""

    def due(
        heads: Sequence[ItemHead], session: Session, learner: Learner, rng: random.Random
    ) -> Choice | None:
        return next_due(heads, session, learner, rng, now())

    return {"placement": balanced, "practice": _practice, "review": due, "exam": any_allowed}


def _practice(
    heads: Sequence[ItemHead], session: Session, learner: Learner, rng: random.Random
) -> Choice | None:
    blueprint = session.blueprint
    if blueprint.items:
        by_uid = {head.uid: head for head in heads}
        asked = {slot.item_uid for slot in session.slots}
        head = next((by_uid[u] for u in blueprint.items if u in by_uid and u not in asked), None)
        return Choice(head, "you chose it") if head else None
    choose = weakest if blueprint.weakest else any_allowed
    return choose(heads, session, learner, rng)


def fitting(heads: Sequence[ItemHead], blueprint: Blueprint) -> list[ItemHead]:
    """Items that pass the filters; one that takes long only where its kind or topic is named."""
    found = allowed(heads, blueprint)
    if blueprint.kinds or blueprint.topics or blueprint.items:
        return found
    return [head for head in found if head.kind not in LONG_KINDS]


def fill_exam(
    heads: Sequence[ItemHead], session: Session, learner: Learner, rng: random.Random
) -> list[Choice]:
    """The items of an exam: from each area as many as its blueprint says, in random order.

    Fewer where the bank does not have enough; the exam is then as long as what was found.
    """
    blueprint = session.blueprint
    left = allowed(heads, blueprint)
    chosen: list[Choice] = []
    for area in _areas(blueprint, left, rng):
        candidates = [head for head in left if head.area == area]
        if candidates:
            head = least_seen(candidates, learner, rng)
            left.remove(head)
            chosen.append(Choice(head, f"from {area}, as the exam's blueprint says"))
    rng.shuffle(chosen)
    return chosen


def _areas(blueprint: Blueprint, heads: Sequence[ItemHead], rng: random.Random) -> list[str]:
    if blueprint.areas:
        return [area for area, share in blueprint.areas.items() for _ in range(share)]
    areas = sorted({head.area for head in heads})
    rng.shuffle(areas)
    return [areas[n % len(areas)] for n in range(blueprint.length)] if areas else []
