"""Many people at once on the product's tree of abilities: the same sums as `Tree.read`, in arrays.

Only the messages along the way from the topic of an answer to the root are made again, so that an
answer of each of thousands of people takes a few milliseconds. n people, k topics, j rounds.
"""

from dataclasses import dataclass
from functools import cached_property
from typing import Final, Self

import numpy as np
from numpy.typing import NDArray
from scipy.special import ndtr

from greenroom.learner.grid import EDGES, GRID, POINTS, STEP, Doubles, mass, mean_of, normal
from greenroom.learner.tree import Tree

Places = NDArray[np.int64]
LEAST: Final = 1e-300
"""A message of a kernel without spread has zeros."""
LOG_PRIOR: Final[Doubles] = np.log(normal())


def log(values: Doubles) -> Doubles:
    """Logarithms without minus infinity, over which messages could not be subtracted."""
    found: Doubles = np.log(np.maximum(values, LEAST))
    return found


def _passed(logs: Doubles, kernel: Doubles) -> Doubles:
    """(..., POINTS) logarithm of the message of a child to its parent."""
    peak = logs.max(axis=-1, keepdims=True)
    found: Doubles = log(np.exp(logs - peak) @ kernel.T) + peak
    return found


@dataclass
class People:
    """What is known of n people, with all messages of the tree."""

    tree: Tree
    logs: Doubles
    """(n, k, POINTS)"""
    of_topics: Doubles
    """(n, k, POINTS) messages to rounds."""
    in_rounds: Doubles
    """(n, j, POINTS)"""
    of_rounds: Doubles
    """(n, j, POINTS) messages to the root."""
    in_root: Doubles
    """(n, POINTS)"""

    @classmethod
    def unknown(cls, tree: Tree, n: int) -> Self:
        """Before the first answer."""
        k, j = len(tree.topics), len(tree.rounds)
        topics, rounds = (n, k, POINTS), (n, j, POINTS)
        root = np.zeros((n, POINTS))
        return cls(
            tree, np.zeros(topics), np.zeros(topics), np.zeros(rounds), np.zeros(rounds), root
        )

    def add(self, rows: Places, topics: Places, likely: Doubles, keep: float = 1.0) -> None:
        """One more answer of each of some people.

        Args:
            rows: (m,) the people, none twice.
            topics: (m,) of their answers.
            likely: (m, POINTS) logarithms.
            keep: power to which what was known of the topic is raised first.
        """
        to_round, to_topic = self.tree.below
        rounds = self.tree.round_of[topics]
        logs = keep * self.logs[rows, topics] + likely
        self.logs[rows, topics] = logs
        of_topics = _passed(logs, to_topic)
        in_rounds = self.in_rounds[rows, rounds] + of_topics - self.of_topics[rows, topics]
        self.of_topics[rows, topics] = of_topics
        self.in_rounds[rows, rounds] = in_rounds
        of_rounds = _passed(in_rounds, to_round)
        self.in_root[rows] += of_rounds - self.of_rounds[rows, rounds]
        self.of_rounds[rows, rounds] = of_rounds

    def before(self, rows: Places, topics: Places) -> Doubles:
        """(m, POINTS) a topic's ability by what the other topics say, one topic a person."""
        to_round, to_topic = self.tree.below
        rounds = self.tree.round_of[topics]
        others = LOG_PRIOR + self.in_root[rows] - self.of_rounds[rows, rounds]
        down = log(mass(others) @ to_round)
        inner = down + self.in_rounds[rows, rounds] - self.of_topics[rows, topics]
        found: Doubles = mass(inner) @ to_topic
        return found

    def now(self, rows: Places, topics: Places) -> Doubles:
        """(m, POINTS) a topic's ability by everything, one topic a person."""
        return mass(log(self.before(rows, topics)) + self.logs[rows, topics])

    def overall(self) -> Doubles:
        """(n, POINTS)"""
        return mass(LOG_PRIOR + self.in_root)

    def _down(self) -> Doubles:
        to_round, _ = self.tree.below
        others = LOG_PRIOR + self.in_root[:, None] - self.of_rounds
        return log(mass(others) @ to_round)

    def rounds(self) -> Doubles:
        """(n, j, POINTS)"""
        return mass(self._down() + self.in_rounds)

    def topics(self) -> Doubles:
        """(n, k, POINTS)"""
        _, to_topic = self.tree.below
        inner = (self._down() + self.in_rounds)[:, self.tree.round_of] - self.of_topics
        return mass(log(mass(inner) @ to_topic) + self.logs)

    def composite(self, shares: Doubles) -> "Composites":
        """The mean of topics with these shares (k,), which sum to 1."""
        to_round, to_topic = self.tree.below
        likely = np.exp(self.logs - self.logs.max(axis=-1, keepdims=True))
        mean, variance = _moments(likely, to_topic, GRID, np.zeros(POINTS))
        members = self.tree.members
        mean = members @ (shares[:, None] * mean)
        variance = members @ (shares[:, None] ** 2 * variance)
        likely = np.exp(self.in_rounds - self.in_rounds.max(axis=-1, keepdims=True))
        mean, variance = _moments(likely, to_round, mean, variance)
        return Composites(self.overall(), mean.sum(axis=1), variance.sum(axis=1))


def _moments(
    likely: Doubles, kernel: Doubles, mean: Doubles, variance: Doubles
) -> tuple[Doubles, Doubles]:
    """Mean and variance of what hangs on a child, given its parent."""
    weight = np.maximum(likely @ kernel.T, LEAST)
    first = (likely * mean) @ kernel.T / weight
    second = (likely * (variance + mean**2)) @ kernel.T / weight
    return first, np.maximum(second - first**2, 0.0)


@dataclass(frozen=True)
class Composites:
    """A weighted mean of abilities of n people, as mixtures of normal distributions."""

    chance: Doubles
    """(n, POINTS) of each overall ability."""
    mean: Doubles
    """(n, POINTS) given it."""
    variance: Doubles
    """(n, POINTS) given it."""

    @cached_property
    def centre(self) -> Doubles:
        """(n,)"""
        found: Doubles = (self.chance * self.mean).sum(axis=1)
        return found

    @cached_property
    def sd(self) -> Doubles:
        """(n,)"""
        second = (self.chance * (self.variance + self.mean**2)).sum(axis=1)
        found: Doubles = np.sqrt(np.maximum(second - self.centre**2, 0.0))
        return found

    def below(self, values: Doubles) -> Doubles:
        """(n,) the chance of less than a value each."""
        spread = np.sqrt(self.variance + 1e-12)
        found: Doubles = (self.chance * ndtr((values[:, None] - self.mean) / spread)).sum(axis=1)
        return found


def below(probabilities: Doubles, values: Doubles) -> Doubles:
    """(...,) the chance of less than each value (...,), of distributions (..., POINTS).

    By the cells around the points, not at the points: sums at points are half a cell too much.
    """
    sums = np.concatenate(
        [np.zeros((*probabilities.shape[:-1], 1)), np.cumsum(probabilities, axis=-1)], axis=-1
    )
    place = np.clip((values - EDGES[0]) / STEP, 0.0, POINTS - 1e-9)
    cell = place.astype(np.int64)
    low = np.take_along_axis(sums, cell[..., None], axis=-1)[..., 0]
    high = np.take_along_axis(sums, cell[..., None] + 1, axis=-1)[..., 0]
    found: Doubles = low + (place - cell) * (high - low)
    return found


def means(probabilities: Doubles) -> Doubles:
    """(...,) of distributions (..., POINTS)."""
    return mean_of(probabilities)
