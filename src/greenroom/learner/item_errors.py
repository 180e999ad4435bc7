"""How sure fitted parameters are, how well items fit, and how well persons are told apart."""

import math
from collections.abc import Sequence
from typing import Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

from greenroom.learner.expectation import (
    Chunk,
    Quadrature,
    chunks,
    looked_up,
    precision_of,
    read,
    shared,
)
from greenroom.learner.grid import Doubles
from greenroom.learner.item_curves import groups
from greenroom.learner.maximise import RIDGE, Priors, log_table
from greenroom.learner.responses import Places, Responses

TOGETHER: Final = 200
"""Parameters up to which their errors are found together, not each item's for itself."""
PERSONS_PER_PARAMETER: Final = 5
"""Fewer do not tell what all parameters have in common."""
FIT_RANGE: Final = (0.7, 1.3)
"""Mean squares outside are called misfit; Wright and Linacre, Rasch Measurement Transactions 8
(1994) 370."""
FLAG_Z: Final = 3.0


class Fit(NamedTuple):
    """How far answers are from what the other answers of the same persons let expect; k items.

    1 where the model holds. Outfit is the mean of squared standardised residuals, infit the same
    weighted by information.
    """

    infit: Doubles
    outfit: Doubles
    z: Doubles
    """Of outfit."""

    @property
    def is_misfit(self) -> NDArray[np.bool_]:
        """(k,) outside of the range, and by more than chance."""
        low, high = FIT_RANGE
        outside = (self.infit < low) | (self.infit > high)
        outside |= (self.outfit < low) | (self.outfit > high)
        return np.asarray(outside & (np.abs(self.z) > FLAG_Z))


class Reliability(NamedTuple):
    """How well the persons are told apart, 0 to 1."""

    empirical: float
    """Variance of the estimates over itself plus the mean error variance."""
    marginal: float
    """1 less the mean error variance over the variance of abilities, which is 1."""
    mean_sd: float
    """Of a person's ability, in logits."""


class Checked(NamedTuple):
    """k items of at most w parameters each."""

    rows: Doubles
    """(k, w) standard errors of log a and of each step."""
    difficulty: Doubles
    """(k,) standard error of the mean step."""
    fit: Fit
    reliability: Reliability


class _Sums(NamedTuple):
    """Over persons."""

    information: Doubles
    """(k, w, w) or, of all parameters together, (k * w, k * w)."""
    residuals: Doubles
    """(4, k) squared residuals, their variances, standardised squares, variances of these."""
    persons: Doubles
    """(3,) estimates, their squares, error variances."""


def check(
    responses: Responses,
    rows: Doubles,
    priors: Priors,
    points: int,
    workers: int | None = None,
) -> Checked:
    """Errors, fit and reliability at fitted parameters.

    The observed information is the sum over persons of the products of their scores (Meilijson,
    J. R. Stat. Soc. B 51 (1989) 127-138) plus the prior's precision.

    Args:
        responses: of n persons to k items.
        rows: (k, w) parameters.
        priors: of k items.
        points: of the quadrature.
        workers: threads; as many as processors if None.
    """
    tables = _Tables(responses, rows, priors, Quadrature.of(points))

    def work(share: Sequence[tuple[int, int]]) -> _Sums:
        return _added([tables.sums(begin, end) for begin, end in share])

    sums = _added(shared(work, list(chunks(responses)), workers))
    covariance = _covariance(sums.information, priors, rows.shape[1])
    return Checked(
        np.sqrt(np.maximum(np.diagonal(covariance, axis1=1, axis2=2), 0.0)),
        _of_mean_step(covariance, priors),
        _fit(sums.residuals, responses),
        _reliability(sums.persons, responses.persons),
    )


class _Tables:
    """What each response looks up, by its column; q quadrature points."""

    def __init__(
        self, responses: Responses, rows: Doubles, priors: Priors, quadrature: Quadrature
    ) -> None:
        self._responses = responses
        self._quadrature = quadrature
        kind = precision_of(responses)
        self._logs = log_table(rows, priors, responses.firsts, quadrature, kind)
        columns, points = self._logs.shape
        width = rows.shape[1]
        self._is_whole = (
            priors.mean.size <= TOGETHER
            and responses.persons >= PERSONS_PER_PARAMETER * priors.mean.size
        )
        self._scores = np.zeros((width, columns, points), dtype=kind)
        """Change of the logarithm of the chance with each parameter."""
        self._others = np.zeros((width, columns, points), dtype=kind)
        """Chance of each category of the same item over that of the one that was given."""
        for group in groups(responses.firsts):
            each = rows[group.items, : group.width]
            likely = priors.chances(each, group, quadrature.points)
            change = priors.slopes(each, group, quadrature.points)
            for place in range(group.width):
                self._scores[place, group.rows] = change[:, place] / likely
                self._others[place, group.rows] = likely[:, place, None] / likely

    def sums(self, begin: int, end: int) -> _Sums:
        chunk = read(self._responses, self._logs, self._quadrature, begin, end)
        starts = self._responses.starts[begin : end + 1]
        person = np.repeat(np.arange(end - begin), np.diff(starts))
        column = self._responses.columns[starts[0] : starts[-1]]
        scores = looked_up(self._scores, chunk.posterior, person, column)
        others = looked_up(self._others, chunk.posterior, person, column)
        item = self._responses.item_of_column[column]
        return _Sums(
            self._products(scores, person, item, end - begin),
            self._residuals(others, column, item),
            self._persons(chunk),
        )

    def _products(
        self, scores: Doubles, person: NDArray[np.int64], item: Places, persons: int
    ) -> Doubles:
        width, items = len(scores), self._responses.items
        if self._is_whole:
            by_person = np.zeros((persons, items, width))
            np.add.at(by_person, (person, item), scores.T)
            flat = by_person.reshape(persons, -1)
            found: Doubles = flat.T @ flat
            return found
        found = np.empty((items, width, width))
        for one in range(width):
            for two in range(one + 1):
                product = np.bincount(item, scores[one] * scores[two], minlength=items)
                found[:, one, two] = found[:, two, one] = product
        return found

    def _residuals(self, others: Doubles, column: Places, item: Places) -> Doubles:
        """By what the person's other answers say: the answer itself is taken out again."""
        given = (column - self._responses.firsts[item])[None, :]
        likely = others / others.sum(axis=0)
        values = np.arange(len(likely))[:, None]
        mean = (values * likely).sum(axis=0)
        variance = np.maximum((values**2 * likely).sum(axis=0) - mean**2, 1e-9)
        fourth = ((values - mean) ** 4 * likely).sum(axis=0)
        square = (given[0] - mean) ** 2
        parts = (square, variance, square / variance, fourth / variance**2 - 1)
        items = self._responses.items
        return np.array([np.bincount(item, part, minlength=items) for part in parts])

    def _persons(self, chunk: Chunk) -> Doubles:
        points = self._quadrature.points
        mean = chunk.posterior @ points
        variance = chunk.posterior @ points**2 - mean**2
        return np.array([mean.sum(), (mean**2).sum(), variance.sum()])


def _added(sums: Sequence[_Sums]) -> _Sums:
    return _Sums(*(np.sum(parts, axis=0) for parts in zip(*sums, strict=True)))


def _covariance(information: Doubles, priors: Priors, width: int) -> Doubles:
    """(k, w, w) of each item's parameters; those that an item does not have stand alone."""
    count = len(priors.mean)
    is_there = np.arange(width) <= priors.steps[:, None]
    idle = np.where(is_there, RIDGE, 1.0)[:, :, None] * np.eye(width)
    inner = priors.precision + idle
    if information.ndim == 3:
        return _inverse(information + inner)
    whole = information.reshape(count, width, count, width).copy()
    each = np.arange(count)
    whole[each, :, each, :] += inner
    inverse = _inverse(whole.reshape(count * width, -1))
    found: Doubles = inverse.reshape(count, width, count, width)[each, :, each, :]
    return found


def _inverse(matrices: Doubles) -> Doubles:
    return np.asarray(np.linalg.inv(matrices), dtype=np.float64)


def _of_mean_step(covariance: Doubles, priors: Priors) -> Doubles:
    width = covariance.shape[1]
    places = np.arange(width)
    shares = ((places > 0) & (places <= priors.steps[:, None])) / priors.steps[:, None]
    variance = np.einsum("ki,kij,kj->k", shares, covariance, shares)
    found: Doubles = np.sqrt(np.maximum(variance, 0.0))
    return found


def _fit(residuals: Doubles, responses: Responses) -> Fit:
    square, variance, standard, spread = residuals
    n = np.maximum(responses.answers, 1)
    outfit = standard / n
    z = (standard - responses.answers) / np.sqrt(np.maximum(spread, 1e-9))
    return Fit(square / np.maximum(variance, 1e-9), outfit, z)


def _reliability(sums: Doubles, persons: int) -> Reliability:
    mean, square, error = map(float, sums / persons)
    variance = max(square - mean**2, 0.0)
    return Reliability(
        variance / (variance + error) if variance > 0 else 0.0,
        min(max(1.0 - error, 0.0), 1.0),
        math.sqrt(error),
    )
