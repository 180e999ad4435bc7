"""The next item: the one whose answer narrows the composite of abilities most.

An item that has Fisher information I at the mean of its topic's ability is expected to take
c^2 I / (1 + v I) from the variance of the composite, c being the covariance of the composite with
that ability and v the ability's variance: exact where both are normal. Where earlier answers on the
topic lose some of their weight by it, that is taken from I first. The expected variance summed over
the grid finds hardly better items (a test compares them) and costs far more.
"""

import random
from collections.abc import Mapping, Sequence
from typing import Final, NamedTuple

import numpy as np

from greenroom.learner.grid import LIMIT, POINTS, STEP, Doubles, mean_of, sd_of
from greenroom.learner.tree import Abilities, Tree
from greenroom.select.pool import Flags, Floats, Places, Pool

ALIKE: Final = 1e-4
"""Share by which gains may differ and still be called the same."""
LEAST_VARIANCE: Final = 1e-4
"""Of an ability; the grid is too coarse to tell of less."""


class Outlook(NamedTuple):
    """Where a person stands, as selection needs it; k topics, then one for unknown topics."""

    mean: Doubles
    """(k + 1,) of each topic's ability."""
    variance: Doubles
    """(k + 1,)"""
    covariance: Doubles
    """(k + 1,) with the composite."""
    loss: Doubles
    """(k + 1,) precision that one more answer takes from what the earlier ones say."""


def outlook(abilities: Abilities, weights: Mapping[str, float], keep: float = 1.0) -> Outlook:
    """Means and variances from the grid, covariances from the tree of normal distributions.

    Args:
        abilities: of the person.
        weights: by topic, of the composite; empty for the mean of all topics.
        keep: weight that earlier answers keep with each later one on the same topic.
    """
    topics = abilities.tree.topics
    shares = np.array(
        [weights.get(topic, 0.0) for topic in topics] if weights else [1.0] * len(topics)
    )
    variance = _variance(abilities.topics)
    told = np.maximum(1 / variance - 1 / _variance(abilities.before), 0.0)
    covariance = _covariance(abilities.tree, told, shares / max(shares.sum(), 1e-12))
    return Outlook(
        np.append(mean_of(abilities.topics), 0.0),
        np.append(variance, 1.0),
        # Answers on a topic that the tree does not have tell nothing of those that it has.
        np.append(covariance, 0.0),
        np.append((1 - keep) * told, 0.0),
    )


def _variance(probabilities: Doubles) -> Doubles:
    found: Doubles = np.maximum(sd_of(probabilities) ** 2, LEAST_VARIANCE)
    return found


def _covariance(tree: Tree, told: Doubles, shares: Doubles) -> Doubles:
    """(k,) of each topic's ability with the composite of these shares.

    From a topic whose own answers add the precision L its round's ability gets
    rho L / (1 + (1 - rho) L), and so the overall ability from the rounds; covariances are products
    along the path between two topics (Pearl 1988, trees of normal variables).

    Args:
        tree: k topics in rounds.
        told: (k,) L.
        shares: (k,) of the composite.
    """
    loose = 1 / (1 + (1 - tree.rho_topic) * told)
    slope = np.sqrt(tree.rho_topic) * loose
    in_rounds = tree.members @ (tree.rho_topic * told * loose)
    loose_rounds = 1 / (1 + (1 - tree.rho_round) * in_rounds)
    slope_rounds = np.sqrt(tree.rho_round) * loose_rounds
    overall = 1 / (1 + (tree.rho_round * in_rounds * loose_rounds).sum())
    parts = tree.members @ (shares * slope)
    shared = (1 - tree.rho_round) * loose_rounds * parts
    shared += slope_rounds * overall * (slope_rounds @ parts)
    found: Doubles = shares * (1 - tree.rho_topic) * loose + slope * shared[tree.round_of]
    return found


def gains(pool: Pool, stands: Outlook) -> Floats:
    """(n,) variance that an answer to each item is expected to take from the composite."""
    nearest = np.clip(np.rint((stands.mean + LIMIT) / STEP), 0, POINTS - 1).astype(np.int64)
    told: Floats = np.empty(len(pool.heads), dtype=np.float32)
    for place, (start, end) in enumerate(pool.spans):
        told[start:end] = pool.information[start:end, nearest[place]]
    counts = [end - start for start, end in pool.spans]
    told -= np.repeat(stands.loss.astype(np.float32), counts)
    squared = np.repeat((stands.covariance**2).astype(np.float32), counts)
    variance = np.repeat(stands.variance.astype(np.float32), counts)
    found: Floats = squared * told / (1 + variance * told)
    return found


def narrowed(candidates: Flags, rules: Sequence[Flags]) -> Flags:
    """The candidates that keep every rule; one that would leave none is passed over.

    rules: (n,) each, the most important first.
    """
    for rule in rules:
        kept = candidates & rule
        if kept.any():
            candidates = kept
    return candidates


def behind(
    group: Places, candidates: Flags, asked: Sequence[int] | Places, shares: Doubles
) -> Flags:
    """(n,) items of the groups that are furthest behind their share, of those with candidates.

    Args:
        group: (n,) place of each item's group.
        candidates: (n,) items that can be asked.
        asked: by group, questions so far.
        shares: by group, of the questions; they need not sum to 1.
    """
    counts = np.asarray(asked, dtype=np.float64)
    left = np.ones(len(counts), dtype=np.bool_)
    while True:
        wanted = shares / max(float(shares[left].sum()), 1e-12) * (counts[left].sum() + 1)
        missing = np.where(left, wanted - counts, -np.inf)
        top = missing >= missing.max() - 1e-9
        found: Flags = top[group]
        left &= ~top
        # Seldom more than once: to count every group's candidates first takes longer.
        if not left.any() or (found & candidates).any():
            return found


def best(values: Floats, candidates: Flags, rng: random.Random) -> int:
    """The place of the highest value, one at random where several are as high.

    Raises:
        ValueError: there are no candidates.
    """
    if not candidates.any():
        raise ValueError("no item is left to choose from")
    left = np.where(candidates, values, -np.inf)
    top = left.max()
    return int(rng.choice(np.flatnonzero(left >= top - ALIKE * abs(top))))
