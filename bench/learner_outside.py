"""Answers of real people, from public data that is not shipped."""

from pathlib import Path
from typing import Final, NamedTuple

import numpy as np
from learner_checks import BINS, DRAWS, auc_of, log_losses, over_users
from learner_people import Places
from learner_simulated import averaged
from learner_tracing import Log, foretold, read_log
from measured import Beside, Measured, Section, plain
from numpy.typing import NDArray

from greenroom.learner.ability import FORGETTING
from greenroom.learner.calibrate import Options, calibrate
from greenroom.learner.grid import Doubles
from greenroom.learner.maximise import Priors
from greenroom.learner.parameters import Parameters
from greenroom.learner.responses import Responses
from greenroom.learner.tree import RHO_TOPIC, Tree

FOLD: Final = "tracing/assist2009_fold1_{}.csv.gz"
LEAST_AUC: Final = 0.770
MOST_LOSS: Final = 0.539
PASSES: Final = 40
QUICK_PASSES: Final = 6
QUICK_DRAWS: Final = 100
FIRST: Final = Parameters((0.0,), 1.1, 0.3, 0.35)
"""What is known of an item before any data."""
SHRINK: Final = 2.0
"""Answers, or items, that a wider mean counts for."""
RHOS: Final = (0.6, 0.7, 0.8, 0.87, 0.93)
KEEPS: Final = (0.85, 0.9, 0.93, 0.95, 1.0)


class Known(NamedTuple):
    """What the answers of some users say of all items."""

    curves: Doubles
    """(items, POINTS) chance of a right answer, over the uncertainty of the parameters."""
    share: Doubles
    """(items,) of right answers."""


class Users(NamedTuple):
    """Users by what they are for; n items, k skills."""

    train: Log
    tune: Log
    both: Log
    test: Log
    skill_of: Places
    """(items,)"""
    skills: int

    @classmethod
    def read(cls, folder: Path) -> "Users":
        train, tune, test = (folder / FOLD.format(part) for part in ("train", "valid", "test"))
        parts = ([train], [tune], [train, tune], [test])
        logs = train_log, tune_log, both, test_log = [read_log(paths) for paths in parts]
        skill_of = np.zeros(max(int(log.item.max()) for log in logs) + 1, dtype=np.int64)
        for log in logs[::-1]:
            skill_of[log.item] = log.skill
        skills = int(skill_of.max()) + 1
        return cls(train_log, tune_log, both, test_log, skill_of, skills)


def is_there(folder: Path) -> bool:
    """Whether the folder has the log."""
    return all((folder / FOLD.format(part)).exists() for part in ("train", "valid", "test"))


def known(log: Log, skill_of: Places, passes: int) -> Known:
    """Items calibrated with one ability a person, twice: items of a skill are alike."""
    responses = Responses.of(log.user, log.item, log.right.astype(np.int64), [1] * len(skill_of))
    seen = np.bincount(log.item, minlength=len(skill_of)) > 0
    options = Options(points=41, passes=passes, tolerance=1e-3)
    first = calibrate(responses, Priors.of([FIRST] * len(skill_of)), options).parameters()
    second = calibrate(responses, Priors.of(_alike(first, seen, skill_of)), options).parameters()
    rows, sds = _rows(second)
    return Known(averaged(rows, sds, np.zeros(len(rows)))[:, 1], _shares(log, skill_of))


def _rows(items: tuple[Parameters, ...]) -> tuple[Doubles, Doubles]:
    rows = np.array([[one.log_a, one.steps[0]] for one in items])
    return rows, np.array([[one.log_a_sd, one.sd] for one in items])


def _alike(
    items: tuple[Parameters, ...], seen: NDArray[np.bool_], skill_of: Places
) -> list[Parameters]:
    """Priors by moments: each skill's mean difficulty, one spread, one discrimination."""
    rows, sds = _rows(items)
    skills, mean = skill_of[seen], rows[seen].mean(axis=0)
    size = int(skill_of.max()) + 1
    sums = np.bincount(skills, rows[seen, 1], size) + SHRINK * mean[1]
    centre = sums / (np.bincount(skills, minlength=size) + SHRINK)
    spread = float(np.sqrt(np.mean((rows[seen, 1] - centre[skills]) ** 2 + sds[seen, 1] ** 2)))
    return [Parameters((float(centre[k]),), spread, float(mean[0]), 0.3) for k in skill_of]


def _shares(log: Log, skill_of: Places) -> Doubles:
    """Of right answers to each item, drawn to that of its skill."""
    size, skills = len(skill_of), int(skill_of.max()) + 1
    by_skill = np.bincount(log.skill, log.right, skills) + SHRINK * log.right.mean()
    by_skill /= np.bincount(log.skill, minlength=skills) + SHRINK
    right = np.bincount(log.item, log.right, size) + SHRINK * by_skill[skill_of]
    found: Doubles = right / (np.bincount(log.item, minlength=size) + SHRINK)
    return found


def _tree(skills: int, rho: float) -> Tree:
    """Each skill a round of its own, so that `rho` is the correlation of any two."""
    return Tree.of({f"{skill}": f"{skill}" for skill in range(skills)}, rho, 1.0)


def _foretold(log: Log, users: Users, curves: Doubles, rho: float, keep: float) -> Doubles:
    return foretold(log, _tree(users.skills, rho), np.arange(users.skills), curves, keep)


def tracing(folder: Path, quick: bool) -> Section:
    """The next answer of unseen users, by the product's values and beside it by others."""
    passes, draws = (QUICK_PASSES, QUICK_DRAWS) if quick else (PASSES, DRAWS)
    users = Users.read(folder)
    items, log = known(users.both, users.skill_of, passes), users.test
    chances = {
        "item mean": items.share[log.item],
        "one ability": _foretold(log, users, items.curves, 1.0, 1.0),
        "tree without forgetting": _foretold(log, users, items.curves, RHO_TOPIC, 1.0),
    }
    notes = [
        f"shares of variance {RHO_TOPIC:g}, {FORGETTING:g} of what was known kept with each answer",
        "one of five folds, the one that the data has; skills have no rounds in it",
    ]
    if not quick:
        rho, keep, losses = _fitted(users, passes)
        name = f"fitted on other users: {rho:g} kept {keep:g}"
        chances[name] = _foretold(log, users, items.curves, rho, keep)
        notes += losses
    own = _foretold(log, users, items.curves, RHO_TOPIC, FORGETTING)
    figures = [*_figures("", own, log, draws), _reliability(own, log)]
    beside = [
        Beside(one, of.name)
        for name, chance in chances.items()
        for of, one in zip(figures, _figures(f", {name}", chance, log, draws), strict=False)
    ]
    return Section("ASSISTments 2009, fold 1, unseen users", figures, beside, notes)


def _figures(name: str, chance: Doubles, log: Log, draws: int) -> list[Measured]:
    rng, n = np.random.default_rng(3), len(log.user)
    lost = log_losses(chance, log.right > 0)
    area = over_users(auc_of(chance, log.right), log.user, rng, draws)
    loss = over_users(
        lambda weights: float(np.average(lost, weights=weights)), log.user, rng, draws
    )
    is_own = not name
    return [
        Measured(f"AUC{name}", area, n, low=LEAST_AUC if is_own else -np.inf),
        Measured(f"log loss{name}", loss, n, high=MOST_LOSS if is_own else np.inf),
    ]


def _reliability(chance: Doubles, log: Log) -> Measured:
    bins = np.minimum((chance * BINS).astype(np.int64), BINS - 1)
    n = np.maximum(np.bincount(bins, minlength=BINS), 1)
    away = np.abs(np.bincount(bins, chance - log.right, BINS)) / n
    return Measured("furthest of ten bins of chance from the share", plain(away.max()), len(bins))


def _fitted(users: Users, passes: int) -> tuple[float, float, list[str]]:
    """The values with the least loss on users apart from those who calibrated the items."""
    items, log = known(users.train, users.skill_of, passes), users.tune
    losses = {
        (rho, keep): float(
            log_losses(_foretold(log, users, items.curves, rho, keep), log.right > 0).mean()
        )
        for rho in RHOS
        for keep in KEEPS
    }
    rho, keep = min(losses, key=lambda pair: losses[pair])
    lines = [
        f"log loss on other users, {one:g}: "
        + ", ".join(f"kept {kept:g} {losses[one, kept]:.4f}" for kept in KEEPS)
        for one in RHOS
    ]
    return rho, keep, lines
