"""Practice from the topic in which the learner stands lowest."""

import random
from collections.abc import Sequence

import numpy as np

from greenroom.model.choice import Choice
from greenroom.model.item import ItemHead
from greenroom.model.learner import Learner
from greenroom.model.session import Session
from greenroom.select.adaptive import Adaptive, situation
from greenroom.select.information import best
from greenroom.select.pick import counted


def weakest(
    adaptive: Adaptive,
    heads: Sequence[ItemHead],
    session: Session,
    learner: Learner,
    rng: random.Random,
) -> Choice | None:
    """From the topic whose ability has the lowest mean; None when all items were asked.

    A topic without answers is judged by those on others, as far as they go together.
    """
    now = situation(adaptive, heads, session, learner)
    if now is None:
        return None
    means = now.stands.mean[now.pool.topic]
    is_lowest = now.candidates & (means <= means[now.candidates].min() + 1e-9)
    names = sorted({now.pool.heads[place].topics[0] for place in np.flatnonzero(is_lowest)})
    topic = rng.choice(names)
    is_lowest[[now.pool.heads[n].topics[0] != topic for n in range(len(is_lowest))]] = False
    head = now.pool.heads[best(now.values, is_lowest, rng)]
    return Choice(head, _reason(adaptive.title(topic), topic, learner, is_alone=len(names) == 1))


def _reason(name: str, topic: str, learner: Learner, *, is_alone: bool) -> str:
    belief = learner.beliefs.get(topic)
    times = "not answered yet" if belief is None else f"answered {counted(belief.n)} so far"
    if not is_alone:
        return f"from {name}, {times}"
    return f"from {name}, where you stand lowest of what is left to ask; {times}"
