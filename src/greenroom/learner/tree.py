"""The tree of abilities: overall > round > topic, read exactly by belief propagation on the grid.

A round's ability is sqrt(rho) times the overall one plus noise, a topic's the same of its round's,
each with variance 1. Messages between them are sums over the grid (Pearl 1988; on bifactor models
Gibbons and Hedeker 1992): no sampling, no approximation but the grid.
"""

import math
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Final, NamedTuple, Self

import numpy as np
from numpy.typing import NDArray

from greenroom.learner.grid import GRID, POINTS, Doubles, mass, normal

RHO_ROUND: Final = 0.7
"""Share of a round's variance that is the overall ability's."""
RHO_TOPIC: Final = 0.7
"""Share of a topic's variance that is its round's."""
_LOG_PRIOR: Final[Doubles] = np.log(normal())
_SQUARES: Final[Doubles] = GRID**2


class Composite(NamedTuple):
    """A weighted mean of abilities, as a mixture of normal distributions."""

    chance: Doubles
    """(POINTS,) of each overall ability."""
    mean: Doubles
    """(POINTS,) given it."""
    variance: Doubles
    """(POINTS,) given it."""

    @property
    def centre(self) -> float:
        """The mean over all of them."""
        return float(self.chance @ self.mean)

    @property
    def sd(self) -> float:
        """The standard deviation over all of them."""
        variance = float(self.chance @ (self.variance + self.mean**2)) - self.centre**2
        return math.sqrt(max(variance, 0.0))


@dataclass(frozen=True, eq=False)
class Tree:
    """Which topics hang on which round; k topics, j rounds."""

    topics: tuple[str, ...]
    rounds: tuple[str, ...]
    round_of: NDArray[np.int64]
    """(k,) place of each topic's round."""
    rho_round: float = RHO_ROUND
    rho_topic: float = RHO_TOPIC

    @classmethod
    def of(
        cls,
        round_of: Mapping[str, str],
        rho_round: float = RHO_ROUND,
        rho_topic: float = RHO_TOPIC,
    ) -> Self:
        """From the round of each topic."""
        rounds = tuple(dict.fromkeys(round_of.values()))
        places = np.array([rounds.index(name) for name in round_of.values()], dtype=np.int64)
        return cls(tuple(round_of), rounds, places, rho_round, rho_topic)

    @cached_property
    def place(self) -> Mapping[str, int]:
        """Of each topic."""
        return {topic: place for place, topic in enumerate(self.topics)}

    @cached_property
    def below(self) -> tuple[Doubles, Doubles]:
        """(POINTS, POINTS) each: a round's ability given the overall, a topic's given the round."""
        return _kernel(self.rho_round), _kernel(self.rho_topic)

    @cached_property
    def members(self) -> Doubles:
        """(j, k) 1 where a topic belongs to a round."""
        found: Doubles = (np.arange(len(self.rounds))[:, None] == self.round_of).astype(np.float64)
        return found

    def read(self, likelihoods: Mapping[str, Doubles]) -> "Abilities":
        """What answers say of every ability.

        likelihoods: by topic (POINTS,) logarithms; topics that are not in the tree say nothing.
        """
        logs = np.zeros((len(self.topics), POINTS))
        for topic, given in likelihoods.items():
            if topic in self.place:
                logs[self.place[topic]] = given
        return Abilities(self, logs)


def _shares(weights: Doubles) -> Doubles:
    """(..., POINTS) of sums of 1."""
    found: Doubles = weights / weights.sum(axis=-1, keepdims=True)
    return found


def _kernel(rho: float) -> Doubles:
    spread = math.sqrt(max(1 - rho, 1e-6))
    return mass(-0.5 * ((GRID[None, :] - math.sqrt(rho) * GRID[:, None]) / spread) ** 2)


@dataclass(frozen=True, eq=False)
class Abilities:
    """All abilities of one person; k topics, j rounds."""

    tree: Tree
    logs: Doubles
    """(k, POINTS) logarithm of how likely the answers on a topic are at each ability."""

    @cached_property
    def _up(self) -> tuple[Doubles, Doubles, Doubles]:
        """Logarithms: of topics to rounds (k, POINTS), in rounds, of rounds to overall (j,)."""
        to_round, to_topic = self.tree.below
        of_topics = np.log(self._likely @ to_topic.T)
        in_rounds = self.tree.members @ of_topics
        in_rounds -= in_rounds.max(axis=1, keepdims=True)
        of_rounds = np.log(np.exp(in_rounds) @ to_round.T)
        return of_topics, in_rounds, of_rounds

    @cached_property
    def _likely(self) -> Doubles:
        """(k, POINTS) how likely the answers on a topic are, 1 at the best."""
        found: Doubles = np.exp(self.logs - self.logs.max(axis=1, keepdims=True))
        return found

    @cached_property
    def overall(self) -> Doubles:
        """(POINTS,)"""
        return mass(_LOG_PRIOR + self._up[2].sum(axis=0))

    @cached_property
    def _down(self) -> Doubles:
        """(j, POINTS) a round's ability by what the other rounds say."""
        to_round, _ = self.tree.below
        of_rounds = self._up[2]
        others = mass(_LOG_PRIOR + of_rounds.sum(axis=0) - of_rounds)
        found: Doubles = others @ to_round
        return found

    @cached_property
    def rounds(self) -> Doubles:
        """(j, POINTS)"""
        # No message is nowhere likely, so that the product cannot vanish.
        return _shares(self._down * np.exp(self._up[1]))

    @cached_property
    def topics(self) -> Doubles:
        """(k, POINTS)"""
        return _shares(self.before * self._likely)

    @cached_property
    def before(self) -> Doubles:
        """(k, POINTS) a topic's ability by what the other topics say."""
        _, to_topic = self.tree.below
        of_topics, in_rounds, _ = self._up
        others = in_rounds[self.tree.round_of] - of_topics
        others -= others.max(axis=1, keepdims=True)
        found: Doubles = _shares(self._down[self.tree.round_of] * np.exp(others)) @ to_topic
        return found

    def composite(self, weights: Mapping[str, float]) -> Composite:
        """The weighted mean of some topics' abilities; the weights need not sum to 1.

        Given the overall ability rounds are independent, and given a round its topics are.

        Raises:
            ValueError: no topic of the tree has a weight above 0.
        """
        shares = np.zeros(len(self.tree.topics))
        for topic, weight in weights.items():
            if topic in self.tree.place:
                shares[self.tree.place[topic]] = weight
        if shares.sum() <= 0:
            raise ValueError("no topic has a weight above 0")
        mean, variance = self._in_rounds(shares / shares.sum())
        return Composite(self.overall, *self._given_overall(mean, variance))

    def _in_rounds(self, shares: Doubles) -> tuple[Doubles, Doubles]:
        """(j, POINTS) each: mean and variance of a round's part, given its ability."""
        _, to_topic = self.tree.below
        weight = np.exp(self._up[0])
        first = (self._likely * GRID) @ to_topic.T / weight
        second = (self._likely * _SQUARES) @ to_topic.T / weight
        mean = self.tree.members @ (shares[:, None] * first)
        variance = self.tree.members @ (shares[:, None] ** 2 * (second - first**2))
        return mean, variance

    def _given_overall(self, mean: Doubles, variance: Doubles) -> tuple[Doubles, Doubles]:
        """(POINTS,) each: mean and variance of all rounds' parts, given the overall ability."""
        to_round, _ = self.tree.below
        in_rounds = self._up[1]
        likely = np.exp(in_rounds)
        weight = np.exp(self._up[2])
        first = (likely * mean) @ to_round.T / weight
        second = (likely * (variance + mean**2)) @ to_round.T / weight
        return first.sum(axis=0), (second - first**2).sum(axis=0)
