"""Practice: from what was asked for, or from where the learner stands lowest."""

import random
from collections.abc import Sequence

from greenroom.model.choice import Choice
from greenroom.model.item import ItemHead
from greenroom.model.learner import Learner, Tally
from greenroom.model.session import Session
from greenroom.select.pick import counted, least_seen, not_asked


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


def weakest(
    heads: Sequence[ItemHead], session: Session, learner: Learner, rng: random.Random
) -> Choice | None:
    """From the topic with the lowest smoothed share of right answers; None when all were asked."""
    left = not_asked(heads, session)
    if not left:
        return None
    share = {topic: _share(learner, topic) for head in left for topic in head.topics}
    lowest = min(share.values())
    topic = rng.choice(sorted(t for t, value in share.items() if value == lowest))
    head = least_seen([h for h in left if topic in h.topics], learner, rng)
    tally = learner.topics.get(topic, Tally())
    standing = f"{tally.score:.3g} of {tally.n} right so far" if tally.n else "not answered yet"
    return Choice(head, f"from {topic}, {standing}")


def _share(learner: Learner, topic: str) -> float:
    tally = learner.topics.get(topic, Tally())
    return (tally.score + 1) / (tally.n + 2)
