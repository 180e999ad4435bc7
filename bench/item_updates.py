"""Items that learn at each session's end beside a fit of the whole log, on simulated answers."""

from typing import NamedTuple

import numpy as np

from greenroom.learner.calibrate import Options, fit
from greenroom.learner.grid import GRID, Doubles, mass, normal
from greenroom.learner.maximise import Priors
from greenroom.learner.online import ItemBelief, marginal, updated, without
from greenroom.learner.parameters import Parameters
from greenroom.learner.responses import Responses

ITEMS = 400
SESSION = 20
"""Items a person answers."""
AUTHOR_SD = 0.55
"""How far the difficulties lie from what their authors say."""
LOG_A_SD = 0.35


class Compared(NamedTuple):
    """Root mean square errors of the difficulties, in logits."""

    author: float
    online: float
    batch: float
    covered: float
    """Share of difficulties inside the 90% interval of the online updates."""

    @property
    def excess(self) -> float:
        """By how much online is worse than batch, as a share of batch."""
        return self.online / self.batch - 1


def compare(seed: int, answers: int = 100, items: int = ITEMS) -> Compared:
    """Both on the same answers from the same authors' estimates.

    Args:
        seed: of everything that is drawn.
        answers: to each item.
        items: a multiple of SESSION.
    """
    rng = np.random.default_rng(seed)
    log_a, difficulty = rng.normal(0, LOG_A_SD, items), rng.normal(0, 1.1, items)
    said = difficulty + rng.normal(0, AUTHOR_SD, items)
    # What authors say is shrunk as a prior must be: the truth is scattered about it.
    share = 1.1**2 / (1.1**2 + AUTHOR_SD**2)
    sd = AUTHOR_SD * share**0.5
    authors = [Parameters((float(one * share),), sd, log_a_sd=LOG_A_SD) for one in said]
    belief, rows = ItemBelief.of(authors), []
    people = items // SESSION
    for turn in range(answers):
        ability = rng.normal(size=people)
        order = rng.permutation(items).reshape(people, SESSION)
        chance = 1 / (1 + np.exp(-np.exp(log_a[order]) * (ability[:, None] - difficulty[order])))
        right = (rng.random(order.shape) < chance).astype(np.int64)
        belief = _session_end(belief, order, right)
        person = np.repeat(np.arange(people) + turn * people, SESSION)
        rows.append(np.stack([person, order.ravel(), right.ravel()]))
    person, item, category = np.concatenate(rows, axis=1)
    batch = fit(Responses.of(person, item, category), Priors.of(authors), Options(workers=1))
    after = belief.parameters()
    sds = np.array([one.sd for one in after])
    away = belief.rows[:, 1] - difficulty
    return Compared(
        _rms(np.array([one.steps[0] for one in authors]) - difficulty),
        _rms(away),
        _rms(batch.rows[:, 1] - difficulty),
        float(np.mean(np.abs(away) < 1.645 * sds)),
    )


def _session_end(belief: ItemBelief, order: np.ndarray, right: np.ndarray) -> ItemBelief:
    """After one session of each person, no two of whom were asked the same; order: (people, n)."""
    curves = marginal(belief)
    likely = np.empty((len(belief.rows), len(GRID)))
    likely[order] = np.take_along_axis(curves[order], right[:, :, None, None], axis=2)[:, :, 0]
    logs = np.log(normal()) + np.log(likely[order]).sum(axis=1)
    abilities = np.empty_like(likely)
    abilities[order] = without(mass(logs)[:, None], likely[order])
    category = np.empty(len(likely), dtype=np.int64)
    category[order] = right
    return updated(belief, abilities, category)


def _rms(errors: Doubles) -> float:
    return float(np.sqrt(np.mean(errors**2)))
