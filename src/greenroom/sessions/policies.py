"""The policies: what placement, practice, review and exam ask."""

import datetime as dt
import random
from collections.abc import Callable, Hashable, Mapping, Sequence

from greenroom.kinds import KINDS
from greenroom.learner.priors import ItemParameters
from greenroom.learner.tree import Tree
from greenroom.model.choice import Choice
from greenroom.model.item import ItemHead
from greenroom.model.learner import Learner
from greenroom.model.session import Blueprint, Policy, Session
from greenroom.practice.ports import Chooser
from greenroom.practice.review_day import ReviewDay
from greenroom.select.adaptive import Adaptive, spoken
from greenroom.select.balance import balanced
from greenroom.select.due import next_due
from greenroom.select.exposure import Exposure
from greenroom.select.pick import allowed, any_allowed, least_seen
from greenroom.select.pool import Pool, Pools
from greenroom.select.weakest import weakest

PLACEMENT_LENGTH = 12
LONG_KINDS = frozenset(kind.name for kind in KINDS.values() if kind.is_long)
SCORED_KINDS = tuple(kind.name for kind in KINDS.values() if kind.is_scored and not kind.is_long)

PLACEMENT = Blueprint(
    policy="placement", title="Placement", length=PLACEMENT_LENGTH, kinds=SCORED_KINDS
)
REVIEW = Blueprint(policy="review", title="Review", length=50)


def choosers(
    now: Callable[[], dt.datetime],
    tree: Tree | None = None,
    parameters: ItemParameters | None = None,
    exposure: Callable[[Pool, Session], Exposure] | None = None,
    title: Callable[[str], str] = spoken,
    version: Callable[[], Hashable] = lambda: None,
    review_day: Callable[[str], ReviewDay] | None = None,
) -> Mapping[Policy, Chooser]:
    """How each policy chooses its next item; an exam's items are all chosen at its start.

    Args:
        now: the clock.
        tree: of abilities; None for one of the items' own topics and rounds.
        parameters: what is known of an item; None for what its author says.
        exposure: counts of the sessions before one; None where items are not kept from anybody.
        title: what people call a topic.
        version: of what `parameters` says; where it changes, it is asked anew.
        review_day: of a learner; None for the clock alone.
    """
    day = review_day or (lambda learner: ReviewDay(now(), None))
    adaptive = Adaptive(Pools(tree, parameters, version=version), now, exposure, title=title)

    def placement(
        heads: Sequence[ItemHead], session: Session, learner: Learner, rng: random.Random
    ) -> Choice | None:
        return balanced(adaptive, heads, session, learner, rng)

    def practice(
        heads: Sequence[ItemHead], session: Session, learner: Learner, rng: random.Random
    ) -> Choice | None:
        if session.blueprint.weakest and not session.blueprint.items:
            scored = [head for head in heads if KINDS[head.kind].is_scored]
            found = weakest(adaptive, scored, session, learner, rng)
            return found or weakest(adaptive, heads, session, learner, rng)
        return _practice(heads, session, learner, rng)

    def due(
        heads: Sequence[ItemHead], session: Session, learner: Learner, rng: random.Random
    ) -> Choice | None:
        return next_due(heads, session, learner, rng, *day(learner.id))

    return {"placement": placement, "practice": practice, "review": due, "exam": any_allowed}


def _practice(
    heads: Sequence[ItemHead], session: Session, learner: Learner, rng: random.Random
) -> Choice | None:
    blueprint = session.blueprint
    if not blueprint.items:
        return any_allowed(heads, session, learner, rng)
    by_uid = {head.uid: head for head in heads}
    asked = {slot.item_uid for slot in session.slots}
    head = next((by_uid[u] for u in blueprint.items if u in by_uid and u not in asked), None)
    return Choice(head, "you chose it") if head else None


def fitting(heads: Sequence[ItemHead], blueprint: Blueprint) -> list[ItemHead]:
    """Items that pass the filters; one that takes long only for review or where it is asked for."""
    found = allowed(heads, blueprint)
    is_chosen = blueprint.kinds or blueprint.topics or blueprint.items
    if is_chosen or blueprint.policy == "review":
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
