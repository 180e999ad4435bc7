"""Where a person stands, from what is kept of their answers."""

import datetime as dt
import math
from collections.abc import Mapping
from typing import Final

import numpy as np

from greenroom.learner.grid import Doubles
from greenroom.learner.tree import Abilities, Tree
from greenroom.model.learner import Belief, Learner

FORGETTING: Final = 0.95
"""Weight that earlier answers keep with each later one on the same topic; fitted on a public log
of answers."""
HALF_LIFE: Final = dt.timedelta(days=365)
"""In which answers lose half of their weight. A guess, until it can be fitted."""


def with_answer(
    belief: Belief | None, log_likelihood: Doubles, power: float, at: dt.datetime
) -> Belief:
    """What is kept of a topic after one more answer.

    Args:
        belief: what was kept before; None for the first.
        log_likelihood: (POINTS,) of the answer.
        power: 0 to 1; less than 1 for what tells less of ability than a first answer.
        at: when it was given.
    """
    before = np.zeros(len(log_likelihood)) if belief is None else logs_of(belief, at) * FORGETTING
    logs = before + power * log_likelihood
    kept = (logs - logs.max()).astype(np.float32).tobytes()
    # A clock that ran backwards must not make older answers young.
    latest = at if belief is None else max(at, belief.at)
    return Belief(kept, 1 if belief is None else belief.n + 1, latest)


def logs_of(belief: Belief, at: dt.datetime | None) -> Doubles:
    """(POINTS,) logarithm of how likely the answers are; flatter the longer they are past."""
    logs = np.frombuffer(belief.logs, dtype=np.float32).astype(np.float64)
    if at is None or at <= belief.at:
        return logs
    return logs * math.exp2(-((at - belief.at) / HALF_LIFE))


def abilities(learner: Learner, tree: Tree, at: dt.datetime | None = None) -> Abilities:
    """Every ability of a person.

    at: the time for which it is asked; None for that of the last answers.
    """
    return tree.read({topic: logs_of(belief, at) for topic, belief in learner.beliefs.items()})


def counts(learner: Learner) -> Mapping[str, int]:
    """Answers that tell of each topic's ability."""
    return {topic: belief.n for topic, belief in learner.beliefs.items()}


def answers(learner: Learner, tree: Tree) -> int:
    """Answers that tell of an ability of the tree."""
    return sum(belief.n for topic, belief in learner.beliefs.items() if topic in tree.place)
