"""A small tree and loop, and likelihoods as answers would give them."""

from collections.abc import Mapping

import numpy as np

from greenroom.learner.grid import GRID, Doubles
from greenroom.learner.tree import Tree
from greenroom.model.loop import Loop, LoopRound

TREE = Tree.of({"sorting": "coding", "graphs": "coding", "drift": "design", "caching": "design"})
TOPICS = TREE.topics
HOURS = {"sorting": 1.0, "graphs": 0.1, "drift": 9.0, "caching": 2.0}
MANY = dict.fromkeys(TOPICS, 10)


def round_of(
    id_: str, topics: Mapping[str, float], bar: float = 0.3, bar_sd: float = 0.4, weight: float = 1
) -> LoopRound:
    return LoopRound(id_, id_.title(), 45, weight, bar, bar_sd, topics)


def loop_of(*rounds: LoopRound) -> Loop:
    return Loop("role-mid", "role", "mid", "Role", "Some rounds.", rounds)


CODING = round_of("coding", {"sorting": 0.5, "graphs": 0.5})
DESIGN = round_of("design", {"drift": 0.75, "caching": 0.25}, bar=0.6, weight=3)
LOOP = loop_of(CODING, DESIGN)


def near(level: float, sd: float) -> Doubles:
    """(POINTS,) logarithm of a likelihood that is normal about a level."""
    found: Doubles = -0.5 * ((GRID - level) / sd) ** 2
    return found


def all_near(level: float, sd: float) -> dict[str, Doubles]:
    return {topic: near(level, sd) for topic in TOPICS}


def drawn(rng: np.random.Generator) -> dict[str, float]:
    """A person of the population: the level on each topic."""
    overall = rng.normal()
    rounds = {
        name: np.sqrt(TREE.rho_round) * overall + np.sqrt(1 - TREE.rho_round) * rng.normal()
        for name in TREE.rounds
    }
    of = (TREE.rounds[place] for place in TREE.round_of)
    return {
        topic: float(np.sqrt(TREE.rho_topic) * rounds[name])
        + float(np.sqrt(1 - TREE.rho_topic) * rng.normal())
        for topic, name in zip(TOPICS, of, strict=True)
    }
