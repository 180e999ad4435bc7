"""The maximisation step: each item's parameters from the expected counts and its prior."""

import os
from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from typing import Final, Self

import numpy as np

from greenroom.learner.expectation import Floats, Quadrature
from greenroom.learner.grid import Doubles
from greenroom.learner.item_curves import FLOOR, Group, chances, groups, slopes
from greenroom.learner.parameters import Parameters
from greenroom.learner.responses import Ints

SPREAD: Final = 0.5
"""How far an item's steps may lie from where its author's pattern puts them, in logits."""
LOG_A_RANGE: Final = (-3.0, 2.5)
STEP_RANGE: Final = (-12.0, 12.0)
LONGEST_MOVE: Final = 1.0
"""In one iteration, so that an item with few answers does not leap out of reach."""
ITERATIONS: Final = 2
"""A pass need not end at the maximum; the next one goes on."""
STILL: Final = 1e-7
"""A move of no account, in logits."""
THREADS_FROM: Final = 2_000
"""Items."""
RIDGE: Final = 1e-9
LEAST_SD: Final = 1e-3
"""Of a parameter that is taken as exact."""


@dataclass(frozen=True, eq=False)
class Priors:
    """Normal priors of k items' parameters; rows are (log a, steps), padded with 0 to width w."""

    mean: Doubles
    """(k, w)"""
    precision: Doubles
    """(k, w, w) inverse covariance; 0 where nothing is known."""
    guess: Doubles
    """(k,) fixed."""
    steps: Ints
    """(k,)"""
    errors: Mapping[int, Doubles] = field(default_factory=dict)
    """By place of an item whose grader errs: (categories, categories) chance of the grade in the
    column where the row is true. The parameters are those of what is true."""

    @classmethod
    def of(cls, parameters: Sequence[Parameters], spread: float = SPREAD) -> Self:
        """From what is known of each item.

        Args:
            parameters: (k,)
            spread: standard deviation of each step about the place that the item's difficulty
                gives it; of items with several steps.
        """
        steps = np.array([len(one.steps) for one in parameters], dtype=np.int64)
        width = int(steps.max()) + 1
        mean = np.zeros((len(parameters), width))
        precision = np.zeros((len(parameters), width, width))
        for place, one in enumerate(parameters):
            mean[place, : len(one.steps) + 1] = (one.log_a, *one.steps)
        sds = np.array([(one.log_a_sd, one.sd) for one in parameters]).clip(min=LEAST_SD)
        precision[:, 0, 0] = 1 / sds[:, 0] ** 2
        for count in np.unique(steps):
            alike = np.flatnonzero(steps == count)
            variance = np.ones((count, count)) * sds[alike, 1][:, None, None] ** 2
            if count > 1:
                # Deviations sum to 0, so that the mean step keeps the variance it was given.
                variance = variance + spread**2 * (np.eye(count) - 1 / count)
            inner = np.ix_(alike, np.arange(1, count + 1), np.arange(1, count + 1))
            precision[inner] = np.linalg.inv(variance)
        return cls(mean, precision, np.array([one.guess for one in parameters]), steps)

    @classmethod
    def flat(cls, steps: Ints, guess: float = 0.0) -> Self:
        """Of which nothing is known: maximum likelihood; steps: (k,)"""
        width = int(steps.max()) + 1
        return cls(
            np.zeros((len(steps), width)),
            np.zeros((len(steps), width, width)),
            np.where(steps == 1, guess, 0.0),
            steps,
        )

    def chances(self, rows: Doubles, group: Group, abilities: Doubles) -> Doubles:
        """(i, categories, q) chance of each grade that items of a group are given.

        Args:
            rows: (i, width) their parameters.
            group: of i items.
            abilities: (q,)
        """
        found = chances(rows, self.guess[group.items], abilities)
        errors = self._errors_of(group)
        return found if errors is None else np.maximum(np.matmul(errors, found), FLOOR)

    def slopes(self, rows: Doubles, group: Group, abilities: Doubles) -> Doubles:
        """(i, width, categories, q) change of each such chance with each parameter.

        Args:
            rows: (i, width) their parameters.
            group: of i items.
            abilities: (q,)
        """
        found = slopes(rows, self.guess[group.items], abilities)
        errors = self._errors_of(group)
        return found if errors is None else np.matmul(errors[:, None], found)

    def _errors_of(self, group: Group) -> Doubles | None:
        """(i, given, true) chances; None where no grader errs."""
        if not self.errors:
            return None
        exact = np.eye(group.width)
        return np.stack([self.errors.get(int(item), exact).T for item in group.items])

    def log_density(self, rows: Doubles) -> float:
        """Up to a constant; rows: (k, w)"""
        away = rows - self.mean
        return float(-0.5 * np.einsum("ki,kij,kj->", away, self.precision, away, optimize=True))


def log_table(
    rows: Doubles, priors: Priors, firsts: Ints, quadrature: Quadrature, kind: type[np.floating]
) -> Floats:
    """(columns, q) logarithm of the chance of each category of each item.

    Args:
        rows: (k, w) parameters.
        priors: of k items.
        firsts: (k + 1,) where each item's columns begin.
        quadrature: of q points.
        kind: precision of the result.
    """
    found = np.empty((int(firsts[-1]), len(quadrature.points)), dtype=kind)
    for group in groups(firsts):
        each = rows[group.items, : group.width]
        found[group.rows] = np.log(priors.chances(each, group, quadrature.points))
    return found


def maximise(
    counts: Doubles,
    rows: Doubles,
    priors: Priors,
    firsts: Ints,
    quadrature: Quadrature,
    workers: int | None = None,
) -> Doubles:
    """(k, w) better parameters by Fisher scoring, each item for itself.

    Args:
        counts: (columns, q) expected responses.
        rows: (k, w) parameters before.
        priors: of k items.
        firsts: (k + 1,) where each item's columns begin.
        quadrature: of q points.
        workers: threads; as many as processors if None.
    """
    found = rows.copy()

    def work(group: Group) -> None:
        each, given = rows[group.items, : group.width], counts[group.rows]
        for _ in range(ITERATIONS):
            move = _move(each, given, group, priors, quadrature)
            each = within(each + move)
            if np.abs(move).max() < STILL:
                break
        found[group.items, : group.width] = each

    if len(rows) < THREADS_FROM:
        for group in groups(firsts):
            work(group)
        return found
    with ThreadPoolExecutor(workers or os.cpu_count() or 1) as pool:
        list(pool.map(work, groups(firsts)))
    return found


def within(rows: Doubles) -> Doubles:
    """Parameters that stay in the range in which the curves can be told apart."""
    found = rows.copy()
    found[:, 0] = np.clip(rows[:, 0], *LOG_A_RANGE)
    found[:, 1:] = np.clip(rows[:, 1:], *STEP_RANGE)
    return found


def _move(
    rows: Doubles, counts: Doubles, group: Group, priors: Priors, quadrature: Quadrature
) -> Doubles:
    """(i, width) of one iteration."""
    width = group.width
    likely = priors.chances(rows, group, quadrature.points)
    change = priors.slopes(rows, group, quadrature.points)
    score = np.einsum("icq,ipcq->ip", counts / likely, change, optimize=True)
    information = fisher(likely, change, counts.sum(axis=1))
    precision = priors.precision[group.items, :width, :width]
    away = rows - priors.mean[group.items, :width]
    score -= np.einsum("ipr,ir->ip", precision, away)
    information += precision + RIDGE * np.eye(width)
    move: Doubles = np.linalg.solve(information, score[..., None])[..., 0]
    return np.clip(move, -LONGEST_MOVE, LONGEST_MOVE)


def fisher(likely: Doubles, change: Doubles, answers: Doubles) -> Doubles:
    """(i, p, p) expected information: sum over abilities and categories of n P' P'^T / P.

    Args:
        likely: (i, categories, q)
        change: (i, p, categories, q)
        answers: (i, q) responses from each ability.
    """
    count, width = change.shape[:2]
    scale = np.sqrt(answers[:, None] / likely)
    flat = (change * scale[:, None]).reshape(count, width, -1)
    found: Doubles = flat @ flat.transpose(0, 2, 1)
    return found
