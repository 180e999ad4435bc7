"""A simulated bank and simulated people: what they can do is known, so beliefs can be checked."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import Final

import numpy as np
from learner_people import Composites, People, Places, below, means
from numpy.typing import NDArray

from greenroom.learner.grid import GRID, LIMIT, POINTS, STEP, Doubles
from greenroom.learner.item_curves import chances
from greenroom.learner.parameters import LEAST_CHANCE, NODES, Parameters, curves
from greenroom.learner.tree import RHO_ROUND, RHO_TOPIC, Tree

TOPICS: Final = 12
ROUNDS: Final = 4
ITEMS: Final = 400
A_SD: Final = 0.35
B_SD: Final = 1.1
AUTHOR: Final = (0.55, 0.25)
"""Standard deviations of an author's difficulty and of the logarithm of a discrimination."""
WEIGHTS: Final[Doubles] = np.array([3, 3, 2, 2, 2, 1, 1, 1, 1, 1, 0.5, 0.5])
"""Of topics in the role, as in a blueprint."""
SHARES: Final[Doubles] = WEIGHTS / WEIGHTS.sum()
BAR: Final = 0.5
"""Of the role, in logits."""
IN_PART: Final = (-0.8, 0.0, 0.8)
CUTS: Final = (12, 30, 60)
"""Answers after which people are read."""


def tree_of(rho_round: float = RHO_ROUND, rho_topic: float = RHO_TOPIC) -> Tree:
    """Twelve topics in four rounds."""
    names = {f"topic {i}": f"round {i % ROUNDS}" for i in range(TOPICS)}
    return Tree.of(names, rho_round, rho_topic)


@dataclass(frozen=True, eq=False)
class Bank:
    """Items as they are believed to be."""

    items: Sequence[Parameters]
    topic: Places
    """(items,)"""

    @property
    def by_topic(self) -> Places:
        """(topics, most) places of items; -1 fills up."""
        of_each = [np.flatnonzero(self.topic == topic) for topic in range(TOPICS)]
        most = max(len(places) for places in of_each)
        return np.array([[*p, *[-1] * (most - len(p))] for p in of_each], dtype=np.int64)

    @cached_property
    def chances(self) -> Doubles:
        """(items, categories, POINTS) chance of each score; of items with as many steps."""
        rows = np.array([[item.log_a, *item.steps] for item in self.items])
        sds = np.array([[item.log_a_sd, *[item.sd] * len(item.steps)] for item in self.items])
        return averaged(rows, sds, np.array([item.guess for item in self.items]))


def averaged(rows: Doubles, sds: Doubles, guess: Doubles) -> Doubles:
    """(i, categories, POINTS) the product's curves, of many items at once.

    Args:
        rows: (i, 1 + steps) log a and steps.
        sds: the same shape; those of an item's steps go together.
        guess: (i,)
    """
    nodes, weights = np.polynomial.hermite_e.hermegauss(NODES)
    weights = weights / weights.sum()
    found = np.zeros((len(rows), rows.shape[1], POINTS))
    for shift, share in zip(nodes, weights, strict=True):
        for turn, part in zip(nodes, weights, strict=True):
            moved = rows + sds * np.append(turn, np.full(rows.shape[1] - 1, shift))
            found += share * part * chances(moved, guess, GRID)
    return found


@lru_cache(maxsize=64)
def bank_of(sd: float, log_a_sd: float, guess: float = 0.0, steps: int = 1, seed: int = 0) -> Bank:
    """400 items; their difficulties are drawn about 0 with 1.1, discriminations about 1."""
    rng = np.random.default_rng(seed)
    log_a = rng.normal(0.05, A_SD, ITEMS)
    b = rng.normal(0.0, B_SD, ITEMS)
    shape = IN_PART if steps > 1 else (0.0,)
    items = [
        Parameters(tuple(float(b[i]) + s for s in shape), sd, float(log_a[i]), log_a_sd, guess)
        for i in range(ITEMS)
    ]
    return Bank(items, np.arange(ITEMS, dtype=np.int64) % TOPICS)


@dataclass(frozen=True)
class Habit:
    """How some people answer otherwise than by their ability."""

    share: float
    """Of people who do so at times."""
    chance: float
    """That such a spell begins with an answer."""
    length: int
    """Answers in a spell."""
    right: float
    """Chance of a right answer within one."""


@dataclass(frozen=True, eq=False)
class Trial:
    """How people and items are, and how they are believed to be."""

    bank: Bank
    """As items are drawn: each person's anew, by the uncertainty of the item."""
    scored: Bank | None = None
    """As answers are read; None for the same."""
    truth: tuple[float, float] = (RHO_ROUND, RHO_TOPIC)
    """Shares of variance in the world."""
    model: tuple[float, float] = (RHO_ROUND, RHO_TOPIC)
    """In the tree by which people are read."""
    is_fixed: bool = False
    """True: one draw of all items, the same for all people."""
    is_random: bool = False
    """True: any item of the topic, not the most informative."""
    habit: Habit | None = None
    keep: float = 1.0
    """Weight of earlier answers with each later one on the same topic, as they are read."""
    drift: float = 0.0
    """Standard deviation by which an ability moves with each answer on its topic."""


@dataclass(frozen=True, eq=False)
class Truth:
    """What n people can do."""

    overall: Doubles
    """(n,)"""
    rounds: Doubles
    """(n, rounds)"""
    topics: Doubles
    """(n, topics)"""

    @property
    def role(self) -> Doubles:
        """(n,)"""
        found: Doubles = self.topics @ SHARES
        return found


@dataclass(frozen=True, eq=False)
class Reading:
    """What is believed of them after so many answers."""

    level: Mapping[str, Doubles]
    """By kind of ability, (n,) or (n, several): chance of less than is true (PIT)."""
    error: Mapping[str, Doubles]
    """The same shape: mean less truth."""
    ready: Doubles
    """(n,) chance that the role's bar is met."""
    is_ready: NDArray[np.bool_]
    """(n,)"""


def drawn(n: int, rhos: tuple[float, float], rng: np.random.Generator) -> Truth:
    """People from the tree."""
    (round_share, topic_share), place = rhos, tree_of().round_of
    overall = rng.normal(size=n)
    rounds = _child(overall[:, None], round_share, rng.normal(size=(n, ROUNDS)))
    topics = _child(rounds[:, place], topic_share, rng.normal(size=(n, TOPICS)))
    return Truth(overall, rounds, topics)


def _child(parent: Doubles, share: float, noise: Doubles) -> Doubles:
    found: Doubles = np.sqrt(share) * parent + np.sqrt(1 - share) * noise
    return found


def information(likely: Doubles) -> Doubles:
    """(items, POINTS) Fisher information of what is believed: sum over scores of P'^2 / P."""
    slope = np.gradient(likely, STEP, axis=-1)
    found: Doubles = (slope**2 / np.maximum(likely, LEAST_CHANCE)).sum(axis=1)
    return found


class Answering:
    """Draws what people answer to items whose parameters are drawn with them."""

    def __init__(self, trial: Trial, n: int, rng: np.random.Generator) -> None:
        items = trial.bank.items
        self.steps = np.array([item.steps for item in items])
        self.sd, self.log_a = np.array([i.sd for i in items]), np.array([i.log_a for i in items])
        self.log_a_sd = np.array([i.log_a_sd for i in items])
        self.guess = np.array([i.guess for i in items])
        self.rng, self.habit = rng, trial.habit
        self.fixed = rng.normal(size=(2, len(items))) if trial.is_fixed else None
        self.has_habit = rng.random(n) < (trial.habit.share if trial.habit else 0.0)
        self.left = np.zeros(n, dtype=np.int64)

    def answers(self, ability: Doubles, items: Places) -> Places:
        """(n,) categories."""
        noise = self.rng.normal(size=(2, len(items)))
        if self.fixed is not None:
            noise = self.fixed[:, items]
        shift = self.sd[items] * noise[0]
        a = np.exp(self.log_a[items] + self.log_a_sd[items] * noise[1])
        logits = a[:, None] * (ability[:, None] - self.steps[items] - shift[:, None])
        sums = np.exp(np.concatenate([np.zeros((len(items), 1)), logits.cumsum(axis=1)], axis=1))
        sums = sums.cumsum(axis=1)
        u = self.rng.random(len(items)) * sums[:, -1]
        found = (u[:, None] > sums[:, :-1]).sum(axis=1)
        lucky = self.rng.random(len(items)) < self.guess[items]
        found = np.where(lucky & (found == 0), 1, found)
        return self._habitual(found) if self.habit else found

    def _habitual(self, found: Places) -> Places:
        assert self.habit is not None
        n, habit = len(found), self.habit
        starts = self.has_habit & (self.left == 0) & (self.rng.random(n) < habit.chance)
        self.left = np.where(starts, habit.length, self.left)
        inside, self.left = self.left > 0, np.maximum(self.left - 1, 0)
        return np.where(inside, (self.rng.random(n) < habit.right).astype(np.int64), found)


def readings(
    trial: Trial, n: int, seed: int = 0, cuts: Sequence[int] = CUTS
) -> tuple[Truth, dict[int, Reading]]:
    """What is believed of n people after each number of answers."""
    rng = np.random.default_rng(seed)
    truth, people = drawn(n, trial.truth, rng), People.unknown(tree_of(*trial.model), n)
    scored = trial.scored or trial.bank
    by_topic, told = scored.by_topic, information(scored.chances)
    logs = np.log(np.maximum(scored.chances, LEAST_CHANCE))
    answering, rows = Answering(trial, n, rng), np.arange(n)
    seen, counts = np.zeros((n, len(scored.items)), dtype=bool), np.zeros((n, TOPICS))
    found = {}
    for step in range(1, max(cuts) + 1):
        topics = _due(counts, step, rng)
        counts[rows, topics] += 1
        ability = None if trial.is_random else means(people.now(rows, topics))
        items = _chosen(by_topic[topics], seen, told, ability, rng)
        seen[rows, items] = True
        given = answering.answers(truth.topics[rows, topics], items)
        people.add(rows, topics, logs[items, given], trial.keep)
        if trial.drift:
            truth.topics[rows, topics] += trial.drift * rng.normal(size=n)
        if step in cuts:
            found[step] = read(people, truth)
    return truth, found


def _due(counts: Doubles, step: int, rng: np.random.Generator) -> Places:
    """(n,) the topic that is most behind the blueprint."""
    behind = SHARES * step - counts + 1e-6 * rng.random(counts.shape)
    found: Places = np.argmax(behind, axis=1)
    return found


def _chosen(
    offered: Places,
    seen: NDArray[np.bool_],
    told: Doubles,
    ability: Doubles | None,
    rng: np.random.Generator,
) -> Places:
    """(n,) an item that was not seen: the most informative, or any without an ability."""
    rows = np.arange(len(offered))
    if ability is None:
        worth = rng.random(offered.shape)
    else:
        nearest = np.clip(np.rint((ability + LIMIT) / STEP), 0, POINTS - 1).astype(np.int64)
        worth = told[offered, nearest[:, None]]
    worth = np.where((offered < 0) | seen[rows[:, None], offered], -np.inf, worth)
    found: Places = offered[rows, np.argmax(worth, axis=1)]
    return found


def read(people: People, truth: Truth) -> Reading:
    """Beliefs beside what is true."""
    role: Composites = people.composite(SHARES)
    believed = {
        "overall": (people.overall(), truth.overall),
        "round": (people.rounds(), truth.rounds),
        "topic": (people.topics(), truth.topics),
    }
    level = {name: below(chance, true) for name, (chance, true) in believed.items()}
    error = {name: means(chance) - true for name, (chance, true) in believed.items()}
    level["role"], error["role"] = role.below(truth.role), role.centre - truth.role
    bar = np.full(len(truth.role), BAR)
    return Reading(level, error, 1 - role.below(bar), truth.role >= BAR)


def furthest(n: int) -> tuple[float, float]:
    """Largest difference from the product's tree, of n people, and from its curves, of n items."""
    rng, tree = np.random.default_rng(0), tree_of()
    bank, people, rows = bank_of(*AUTHOR), People.unknown(tree, n), np.arange(n)
    logs = np.log(bank.chances)
    for _ in range(3 * TOPICS):
        items = rng.integers(ITEMS, size=n)
        people.add(rows, bank.topic[items], logs[items, rng.integers(2, size=n)], 0.95)
    weights = dict(zip(tree.topics, SHARES.tolist(), strict=True))
    many = people.overall(), people.rounds(), people.topics()
    role, away = people.composite(SHARES), 0.0
    for row in rows:
        one = tree.read(dict(zip(tree.topics, people.logs[row], strict=True)))
        pairs = zip((one.overall, one.rounds, one.topics), many, strict=True)
        apart = [float(np.abs(own - all_[row]).max()) for own, all_ in pairs]
        composite = one.composite(weights)
        apart += [abs(composite.centre - role.centre[row]), abs(composite.sd - role.sd[row])]
        away = max(away, *apart)
    curve = max(float(np.abs(curves(bank.items[i]) - bank.chances[i]).max()) for i in range(n))
    return away, curve
