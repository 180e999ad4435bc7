"""Items' parameters from a whole log of responses: maximum a posteriori by expectation and
maximisation, abilities N(0, 1).

Bock and Aitkin, Psychometrika 46 (1981) 443-459; with priors Mislevy, Psychometrika 51 (1986)
177-195; sped up by squared extrapolation (Varadhan and Roland, Scand. J. Stat. 35 (2008) 335-353).
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final, NamedTuple

import numpy as np

from greenroom.learner.expectation import (
    POINTS,
    Expected,
    Quadrature,
    expect,
    precision_of,
)
from greenroom.learner.grid import Doubles
from greenroom.learner.item_errors import Checked, check
from greenroom.learner.maximise import Priors, log_table, maximise, within
from greenroom.learner.parameters import Parameters
from greenroom.learner.responses import Responses

Tell = Callable[[str, int, int], None]
"""Hears what is done, how many passes are over and how many there can be."""

MOST_PASSES: Final = 500
TOLERANCE: Final = 1e-4
"""Largest change of a parameter in the last pass, in logits."""
NAME: Final = "passes over the answers"


class Options(NamedTuple):
    """How long to search, and where."""

    points: int = POINTS
    """Of the quadrature."""
    passes: int = MOST_PASSES
    tolerance: float = TOLERANCE
    workers: int | None = None
    """Threads; as many as processors if None."""


class Reached(NamedTuple):
    """Where the search ended; k items."""

    rows: Doubles
    """(k, w) log a and steps, padded with 0."""
    log_likelihood: float
    passes: int
    converged: bool


@dataclass(frozen=True, eq=False)
class Calibration:
    """What the log says of k items."""

    reached: Reached
    priors: Priors
    checked: Checked
    responses: Responses

    def parameters(self) -> tuple[Parameters, ...]:
        """Of each item, with the uncertainty that is left."""
        sds = self.checked
        return tuple(
            Parameters(
                tuple(map(float, row[1 : count + 1])),
                float(sds.difficulty[place]),
                float(row[0]),
                float(sds.rows[place, 0]),
                float(self.priors.guess[place]),
            )
            for place, (row, count) in enumerate(
                zip(self.reached.rows, self.priors.steps, strict=True)
            )
        )


def calibrate(
    responses: Responses,
    priors: Priors,
    options: Options = Options(),  # noqa: B008 - a tuple does not change
    tell: Tell | None = None,
) -> Calibration:
    """Fit all items, and say how sure each parameter is and how well each item fits.

    Raises:
        ValueError: the priors are of other items.
    """
    reached = fit(responses, priors, options, tell)
    return Calibration(
        reached, priors, check(responses, reached.rows, priors, options.points), responses
    )


def fit(
    responses: Responses,
    priors: Priors,
    options: Options = Options(),  # noqa: B008 - a tuple does not change
    tell: Tell | None = None,
) -> Reached:
    """Fit all items, without their errors.

    Raises:
        ValueError: the priors are of other items.
    """
    if not np.array_equal(priors.steps, responses.steps):
        raise ValueError("the priors are of items with other steps")
    return _Search(responses, priors, options).run(tell)


class _Search:
    """Passes over one log."""

    def __init__(self, responses: Responses, priors: Priors, options: Options) -> None:
        self._responses = responses
        self._priors = priors
        self._options = options
        self._quadrature = Quadrature.of(options.points)
        self._precision = precision_of(responses)

    def run(self, tell: Tell | None) -> Reached:
        rows, before = _start(self._responses, self._priors), -np.inf
        path: list[Doubles] = []
        done, converged = 0, False
        expected = Expected(np.zeros(0), -np.inf)
        while done < self._options.passes and not converged:
            expected = self._expect(rows)
            reached = expected.log_likelihood + self._priors.log_density(rows)
            if len(path) == 3 and not reached >= before:
                # The leap went too far: on from the last step before it.
                rows, path = path[-1], []
                expected = self._expect(rows)
                done += 1
            else:
                before, path = reached, [] if len(path) == 3 else path
            stepped = self._maximise(expected, rows)
            converged = bool(np.abs(stepped - rows).max() < self._options.tolerance)
            path = [*path, rows, stepped][-3:] if not path else [*path, stepped]
            rows = _leap(*path) if len(path) == 3 and not converged else stepped
            done += 1
            if tell is not None:
                tell(NAME, done, self._options.passes)
        if tell is not None:
            tell(NAME, self._options.passes, self._options.passes)
        return Reached(rows, expected.log_likelihood, done, converged)

    def _expect(self, rows: Doubles) -> Expected:
        firsts = self._responses.firsts
        table = log_table(rows, self._priors, firsts, self._quadrature, self._precision)
        return expect(self._responses, table, self._quadrature, self._options.workers)

    def _maximise(self, expected: Expected, rows: Doubles) -> Doubles:
        firsts = self._responses.firsts
        workers = self._options.workers
        return maximise(expected.counts, rows, self._priors, firsts, self._quadrature, workers)


def _leap(first: Doubles, second: Doubles, third: Doubles) -> Doubles:
    """Beyond the third point, as far as the shrinking of the steps lets expect."""
    step, turn = second - first, third - 2 * second + first
    length = float(np.linalg.norm(turn))
    if length == 0:
        return third
    alpha = -max(float(np.linalg.norm(step)) / length, 1.0)
    return within(first - 2 * alpha * step + alpha**2 * turn)


def _start(responses: Responses, priors: Priors) -> Doubles:
    """(k, w) the priors' means; where there are none, steps by how often each score was given."""
    rows = priors.mean.copy()
    unknown = ~priors.precision.any(axis=(1, 2))
    counts = responses.counts + 0.5
    for place in np.flatnonzero(unknown):
        given = counts[responses.firsts[place] : responses.firsts[place + 1]]
        rows[place, 1 : len(given)] = np.log(given[:-1] / given[1:])
    return rows
