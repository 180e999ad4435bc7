"""What was observed of items beside what was expected, by ability."""

from typing import Final, NamedTuple

import numpy as np

from greenroom.learner.expectation import Quadrature, chunks, looked_up, precision_of, read
from greenroom.learner.grid import Doubles
from greenroom.learner.item_curves import chances, groups
from greenroom.learner.maximise import Priors, log_table
from greenroom.learner.parameters import Parameters
from greenroom.learner.responses import Responses

EDGES: Final[Doubles] = np.array([-1.5, -1.0, -0.5, 0.0, 0.5, 1.0, 1.5])
"""Abilities that part the persons into groups, in logits."""
GROUPS: Final = len(EDGES) + 1


class Observed(NamedTuple):
    """Scores of k items as shares of their highest, 0 to 1, by groups of persons.

    A person belongs to a group by their other answers, so that an item does not vouch for itself.
    """

    n: Doubles
    """(k, groups) answers."""
    score: Doubles
    """(k, groups) their sum."""
    expected: Doubles
    """(k, groups) the sum that the other answers let expect."""


def observed(responses: Responses, rows: Doubles, priors: Priors, points: int) -> Observed:
    """Of all items.

    Args:
        responses: of n persons to k items.
        rows: (k, w) parameters.
        priors: of k items.
        points: of the quadrature.
    """
    quadrature = Quadrature.of(points)
    kind = precision_of(responses)
    logs = log_table(rows, priors, responses.firsts, quadrature, kind)
    tables = np.empty((3, *logs.shape), dtype=kind)
    for group in groups(responses.firsts):
        each = rows[group.items, : group.width]
        likely = priors.chances(each, group, quadrature.points)
        tables[0, group.rows] = 1 / likely
        tables[1, group.rows] = quadrature.points / likely
        tables[2, group.rows] = expected_score(likely)[:, None] / likely
    cells = responses.items * GROUPS
    sums = np.zeros((3, cells))
    for begin, end in chunks(responses):
        posterior = read(responses, logs, quadrature, begin, end).posterior
        starts = responses.starts[begin : end + 1]
        person = np.repeat(np.arange(end - begin), np.diff(starts))
        column = responses.columns[starts[0] : starts[-1]]
        weight, ability, score = looked_up(tables, posterior, person, column)
        item = responses.item_of_column[column]
        cell = item * GROUPS + np.searchsorted(EDGES, ability / weight)
        given = (column - responses.firsts[item]) / responses.steps[item]
        for place, part in enumerate((np.ones(len(cell)), given, score / weight)):
            sums[place] += np.bincount(cell, part, minlength=cells)
    return Observed(*(part.reshape(-1, GROUPS) for part in sums))


def expected_score(likely: Doubles) -> Doubles:
    """(i, q) as a share of the highest; likely: (i, categories, q) chances."""
    shares = np.linspace(0, 1, likely.shape[1])
    found: Doubles = np.einsum("icq,c->iq", likely, shares)
    return found


def score_curve(item: Parameters, abilities: Doubles) -> Doubles:
    """(q,) expected score of an item, as a share of its highest, its parameters taken as they are.

    abilities: (q,)
    """
    rows = np.array([[item.log_a, *item.steps]])
    found: Doubles = expected_score(chances(rows, np.array([item.guess]), abilities))[0]
    return found
