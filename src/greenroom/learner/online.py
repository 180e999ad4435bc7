"""What answers of one session say of the items that were asked.

Assumed density filtering (Opper 1998; Minka 2001) with one step of Fisher scoring an answer: the
belief in an item's parameters stays normal, and costs the same however many answers there were.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final, NamedTuple, Self

import numpy as np
from numpy.typing import NDArray

from greenroom.learner.grid import GRID, Doubles
from greenroom.learner.item_curves import chances, slopes
from greenroom.learner.maximise import Priors, within
from greenroom.learner.parameters import Parameters

LONGEST_MOVE: Final = 0.5
"""By one answer, in logits: a linear step is not to be trusted further."""
LEAST: Final = 1e-9
NODES: Final = 5


class Answer(NamedTuple):
    """One answer to an item."""

    ability: Doubles
    """(POINTS,) where the person stood by their other answers: this one is left out, or it would
    count twice."""
    category: int


@dataclass(frozen=True, eq=False)
class ItemBelief:
    """The belief in the parameters of i items with as many steps; rows are (log a, steps)."""

    rows: Doubles
    """(i, w) means."""
    precision: Doubles
    """(i, w, w) inverse covariance."""
    guess: Doubles
    """(i,)"""

    @classmethod
    def of(cls, items: Sequence[Parameters]) -> Self:
        """Of items with as many steps."""
        priors = Priors.of(items)
        return cls(priors.mean, priors.precision, priors.guess)

    def parameters(self) -> tuple[Parameters, ...]:
        """Of each item."""
        covariance = np.linalg.inv(self.precision)
        sds = np.sqrt(covariance[:, 0, 0])
        difficulties = np.sqrt(covariance[:, 1:, 1:].mean(axis=(1, 2)))
        return tuple(
            Parameters(
                tuple(map(float, row[1:])),
                float(difficulties[place]),
                float(row[0]),
                float(sds[place]),
                float(self.guess[place]),
            )
            for place, row in enumerate(self.rows)
        )


def update(item: Parameters, answers: Iterable[Answer]) -> Parameters:
    """The item after a session's answers to it, in their order."""
    belief = ItemBelief.of([item])
    for answer in answers:
        belief = updated(belief, answer.ability[None], np.array([answer.category]))
    return belief.parameters()[0]


def updated(
    belief: ItemBelief, ability: Doubles, category: NDArray[np.int64], points: Doubles = GRID
) -> ItemBelief:
    """After one more answer to each of i items.

    With p_y = sum over abilities of w P_y and d_y its derivative, the step is along d_x / p_x, and
    the information is the expected one, sum over y of d_y d_y^T / p_y.

    Args:
        belief: in i items.
        ability: (i, q) where each person stood by their other answers.
        category: (i,) of each answer.
        points: (q,) abilities.
    """
    likely = chances(belief.rows, belief.guess, points)
    change = slopes(belief.rows, belief.guess, points)
    chance = np.maximum(np.einsum("icq,iq->ic", likely, ability), LEAST)
    # Whatever the ability: a product of matrices is much faster than a sum over four indices.
    turn = (change @ ability[:, None, :, None])[..., 0]
    each = np.arange(len(category))
    score = turn[each, :, category] / chance[each, category][:, None]
    information = (turn / chance[:, None]) @ turn.transpose(0, 2, 1)
    precision = belief.precision + information
    move = np.linalg.solve(precision, score[..., None])[..., 0]
    rows = within(belief.rows + np.clip(move, -LONGEST_MOVE, LONGEST_MOVE))
    return ItemBelief(rows, precision, belief.guess)


def marginal(belief: ItemBelief, points: Doubles = GRID, nodes: int = NODES) -> Doubles:
    """(i, categories, q) chance of each score, over all that the items' parameters may be.

    The steps of an item are uncertain together, and with them its discrimination. Abilities read
    from curves that are taken as exact look surer than they are, and so would the items.

    Args:
        belief: in i items.
        points: (q,) abilities.
        nodes: of the Gauss-Hermite rule over each of the two.
    """
    width = belief.rows.shape[1]
    reading = np.zeros((2, width))
    reading[0, 0], reading[1, 1:] = 1.0, 1 / (width - 1)
    spread = np.linalg.cholesky(reading @ np.linalg.inv(belief.precision) @ reading.T)
    places, weights = np.polynomial.hermite_e.hermegauss(nodes)
    weights = weights / weights.sum()
    found = np.zeros((len(belief.rows), width, len(points)))
    for one, share in zip(places, weights, strict=True):
        for two, part in zip(places, weights, strict=True):
            shift = spread @ np.array([one, two])
            rows = belief.rows + shift[:, :1] * (np.arange(width) == 0)
            rows += shift[:, 1:] * (np.arange(width) > 0)
            found += share * part * chances(rows, belief.guess, points)
    return found


def without(ability: Doubles, likelihood: Doubles) -> Doubles:
    """Where a person stands by their other answers.

    Args:
        ability: (..., POINTS) by all of them.
        likelihood: (..., POINTS) of the one to leave out.
    """
    found = ability / np.maximum(likelihood, LEAST)
    return np.asarray(found / found.sum(axis=-1, keepdims=True), dtype=np.float64)
