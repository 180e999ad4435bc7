"""How well fitted items foretell answers that were kept from the fit."""

import math
from typing import Final, NamedTuple

import numpy as np

from greenroom.learner.calibrate import Options, Tell, fit
from greenroom.learner.expectation import Quadrature, chunks, looked_up, precision_of, read
from greenroom.learner.grid import Doubles
from greenroom.learner.interval import Z_90
from greenroom.learner.maximise import Priors, log_table
from greenroom.learner.responses import Responses

FOLDS: Final = 10
ONE_FOLD_FROM: Final = 200_000
"""Responses from which one tenth is enough to keep from the fit."""
LEAST: Final = 50
"""Responses below which nothing is kept from the fit."""


class HeldOut(NamedTuple):
    """Mean of -log of the chance of what was answered, in nats."""

    log_loss: float
    low: float
    """Of a 90% interval over persons."""
    high: float
    of_shares: float
    """The same of a guess that knows only how often each score of the item was given."""
    cells: int
    """Responses that were foretold."""


def held_out(
    responses: Responses,
    priors: Priors,
    rng: np.random.Generator,
    options: Options = Options(),  # noqa: B008 - a tuple does not change
    tell: Tell | None = None,
) -> HeldOut | None:
    """Tenths of the cells in turn foretold from the rest; None where there are too few.

    Each person's ability is read from their other answers alone. Large logs have one tenth
    foretold.
    """
    count = len(responses.columns)
    if count < LEAST or responses.persons < 2:
        return None
    fold = rng.permutation(np.arange(count) % FOLDS)
    # By person: -log chance, the same by shares, and cells.
    sums = np.zeros((3, responses.persons))
    turns = 1 if count >= ONE_FOLD_FROM else FOLDS
    for turn in range(turns):
        left_out = fold == turn
        kept = responses.only(~left_out)
        rows = fit(kept, priors, options).rows
        sums += _losses(kept, responses.only(left_out), rows, priors, options.points)
        if tell is not None:
            tell("answers foretold", turn + 1, turns)
    return _summed(sums)


def _losses(
    kept: Responses, asked: Responses, rows: Doubles, priors: Priors, points: int
) -> Doubles:
    """(3, n) by person."""
    quadrature = Quadrature.of(points)
    table = log_table(rows, priors, kept.firsts, quadrature, precision_of(kept))
    likely = np.exp(table)[None]
    counts = kept.counts + 0.5
    shares = counts / np.add.reduceat(counts, kept.firsts[:-1])[kept.item_of_column]
    found = np.zeros((3, kept.persons))
    for begin, end in chunks(kept):
        posterior = read(kept, table, quadrature, begin, end).posterior
        starts = asked.starts[begin : end + 1]
        person = np.repeat(np.arange(end - begin), np.diff(starts))
        column = asked.columns[starts[0] : starts[-1]]
        chance = looked_up(likely, posterior, person, column)[0]
        for place, each in enumerate((chance, shares[column])):
            found[place, begin:end] = np.bincount(person, -np.log(each), minlength=end - begin)
        found[2, begin:end] = np.diff(starts)
    return found


def _summed(sums: Doubles) -> HeldOut:
    """With the interval of a ratio of sums over persons."""
    loss, by_shares, cells = sums
    total = float(cells.sum())
    mean = float(loss.sum()) / total
    away = loss - mean * cells
    persons = len(cells)
    half = Z_90 * math.sqrt(persons / (persons - 1) * float(away @ away)) / total
    return HeldOut(mean, mean - half, mean + half, float(by_shares.sum()) / total, int(total))
