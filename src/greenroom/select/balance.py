"""Placement: as many questions from one area as from another, from easy towards hard."""

import random
from collections import Counter
from collections.abc import Sequence

from greenroom.model.choice import Choice
from greenroom.model.item import LEVELS, ItemHead
from greenroom.model.learner import Learner
from greenroom.model.session import Session
from greenroom.select.pick import counted, least_seen, not_asked


def balanced(
    heads: Sequence[ItemHead], session: Session, learner: Learner, rng: random.Random
) -> Choice | None:
    """The next item from the area asked least so far; None when no item is left."""
    left = not_asked(heads, session)
    if not left:
        return None
    area_of = {head.uid: head.area for head in heads}
    asked = Counter(area_of[s.item_uid] for s in session.slots if s.item_uid in area_of)
    fewest = min(asked[head.area] for head in left)
    area = rng.choice(sorted({h.area for h in left if asked[h.area] == fewest}))
    candidates = _of_rarest_level([h for h in left if h.area == area], session, heads)
    times = "not asked yet" if fewest == 0 else f"asked {counted(fewest)} so far, the fewest"
    return Choice(least_seen(candidates, learner, rng), f"from {area}, {times}")


def _of_rarest_level(
    candidates: list[ItemHead], session: Session, heads: Sequence[ItemHead]
) -> list[ItemHead]:
    level_of = {head.uid: head.level for head in heads}
    asked = Counter(level_of[s.item_uid] for s in session.slots if s.item_uid in level_of)
    present = {head.level for head in candidates}
    rarest = min((level for level in LEVELS if level in present), key=lambda level: asked[level])
    return [head for head in candidates if head.level == rarest]
