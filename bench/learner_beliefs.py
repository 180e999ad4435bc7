"""Do beliefs about simulated people hold: as built, with parts taken out, in worlds that differ."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Final, NamedTuple

import numpy as np
from learner_checks import (
    CHI_SQUARE_95,
    covered,
    ece_figure,
    ece_of_chance,
    log_losses,
    over_people,
    pit_chi_square,
    rmse,
)
from learner_simulated import (
    AUTHOR,
    CUTS,
    Bank,
    Habit,
    Reading,
    Trial,
    bank_of,
    furthest,
    readings,
)
from measured import Beside, Measured, Section, plain

from greenroom.evaluation.figures import Figure
from greenroom.learner.ability import FORGETTING

PEOPLE: Final = 2_000
"""Of one bank."""
QUICK_PEOPLE: Final = 1_000
"""Where worlds are compared."""
WITHOUT_ROUNDS: Final = 0.53
"""Mean correlation of two topics, .7 in a round and .49 between two."""
BANKS: Final = 10
QUICK_BANKS: Final = 1
COVERED: Final = (0.88, 0.92)
MOST_ECE: Final = 0.025
READ_AT: Final = 30
"""Answers, where worlds are compared."""
KINDS: Final = ("overall", "round", "topic", "role")
SPEEDERS: Final = Habit(share=0.2, chance=0.3, length=1, right=0.25)
DRIFT: Final = 0.1
CHECKED: Final = 20
SAME: Final = 1e-9
"""Of two sums of the same numbers in another order."""
STREAKS: Final = Habit(share=0.2, chance=0.05, length=6, right=1.0)


class Pooled(NamedTuple):
    """Readings of people of several banks as one."""

    at: Mapping[int, Reading]
    by_bank: Mapping[int, list[Reading]]
    n: int


def pooled(trials: Sequence[Trial], people: int = PEOPLE) -> Pooled:
    """People of each trial, with seeds of their own."""
    found = [readings(trial, people, seed)[1] for seed, trial in enumerate(trials, start=1)]
    by_bank = {cut: [one[cut] for one in found] for cut in CUTS}
    at = {cut: _joined(many) for cut, many in by_bank.items()}
    return Pooled(at, by_bank, people * len(found))


def _joined(many: list[Reading]) -> Reading:
    level = {kind: np.concatenate([one.level[kind] for one in many]) for kind in KINDS}
    error = {kind: np.concatenate([one.error[kind] for one in many]) for kind in KINDS}
    ready = np.concatenate([one.ready for one in many])
    return Reading(level, error, ready, np.concatenate([one.is_ready for one in many]))


def coverage(quick: bool) -> list[Section]:
    """Intervals, PIT and readiness: items known exactly, as authors know them, of other kinds."""
    own = _own(quick)
    worlds = {
        "items known exactly": [Trial(bank) for bank in _own(quick, (0.0, 0.0))],
        "items as authors know them": [Trial(bank) for bank in own],
        f"the same, {FORGETTING:g} of earlier answers kept": [
            Trial(bank, keep=FORGETTING) for bank in own
        ],
        "choices that can be guessed": [Trial(bank) for bank in _own(quick, guess=0.2)],
        "answers right in part, four scores": [Trial(bank) for bank in _own(quick, steps=3)],
    }
    found = [_held(f"beliefs, {name}", pooled(trials)) for name, trials in worlds.items()]
    return [arithmetic(), *found, fixed(quick)]


def arithmetic() -> Section:
    """The sums over many people and items beside the product's, which take one at a time."""
    tree, curve = furthest(CHECKED)
    figures = [
        Measured("furthest from the product's tree", plain(tree), CHECKED, high=SAME),
        Measured("furthest from the product's curves", plain(curve), CHECKED, high=SAME),
    ]
    return Section("the bench itself", figures)


def _held(title: str, people: Pooled) -> Section:
    figures: list[Measured] = []
    beside: list[Beside] = []
    for cut in CUTS:
        for kind in KINDS:
            figures += _of_kind(people, cut, kind)
        own, others = _of_readiness(people, cut)
        figures += own
        beside += others
    notes = ["PIT: mean over banks of 2,000 people; one of them passes 16.92 one time in twenty"]
    return Section(title, figures, beside, notes)


def _of_kind(people: Pooled, cut: int, kind: str) -> Iterator[Measured]:
    rng, at, (low, high) = np.random.default_rng(7), people.at[cut], COVERED
    yield Measured(f"{kind} at {cut}: covers", covered(at.level[kind]), people.n, low, high)
    chi = [pit_chi_square(one.level[kind], rng) for one in people.by_bank[cut]]
    mean = Figure(float(np.mean(chi)), min(chi), max(chi))
    yield Measured(f"{kind} at {cut}: PIT chi-square", mean, people.n, high=CHI_SQUARE_95)
    yield Measured(f"{kind} at {cut}: RMSE", rmse(at.error[kind]), people.n)


def _of_readiness(people: Pooled, cut: int) -> tuple[list[Measured], list[Beside]]:
    rng, at, n = np.random.default_rng(7), people.at[cut], people.n
    calibration, losses = f"readiness at {cut}: ECE", f"readiness at {cut}: log loss"
    error = ece_figure(at.ready, at.is_ready, rng)
    loss = over_people(log_losses(at.ready, at.is_ready))
    own = [Measured(calibration, error, n, high=MOST_ECE), Measured(losses, loss, n)]
    exact = Measured(f"{calibration}, of right chances", plain(ece_of_chance(at.ready, rng)), n)
    return own, [Beside(exact, calibration), _base_rate(at, losses, n)]


def _base_rate(at: Reading, of: str, n: int) -> Beside:
    share = np.full(n, at.is_ready.mean())
    return Beside(Measured(f"{of}, share", over_people(log_losses(share, at.is_ready)), n), of)


def fixed(quick: bool) -> Section:
    """One bank whose authors erred once, the same for all: the mean and the worst of the banks."""
    banks = [bank_of(*AUTHOR, seed=seed) for seed in range(2 if quick else BANKS)]
    people = pooled([Trial(bank, is_fixed=True) for bank in banks])
    figures = []
    for cut, many in people.by_bank.items():
        for kind in KINDS:
            shares = [covered(one.level[kind]).value for one in many]
            mean = Figure(float(np.mean(shares)), min(shares), max(shares))
            figures.append(Measured(f"{kind} at {cut}: covers", mean, people.n))
            rng = np.random.default_rng(7)
            chi = [pit_chi_square(one.level[kind], rng) for one in many]
            mean = Figure(float(np.mean(chi)), min(chi), max(chi))
            figures.append(Measured(f"{kind} at {cut}: PIT chi-square", mean, people.n))
    note = "in brackets the worst and the best bank: people share the errors of its authors"
    return Section("beliefs, one bank for all people", figures, notes=[note])


def ablations(quick: bool) -> Section:
    """The tree, parameters marginalised, most informative items; each taken out in turn."""
    own, exact = _own(quick), _own(quick, (0.0, 0.0))
    worlds = {
        "tree, as built": [Trial(bank) for bank in own],
        "one ability": [Trial(bank, model=(1.0, 1.0)) for bank in own],
        "independent topics": [Trial(bank, model=(0.0, 0.0)) for bank in own],
        "no rounds between": [Trial(bank, model=(1.0, WITHOUT_ROUNDS)) for bank in own],
        "authors taken as exact": [
            Trial(bank, scored=sure) for bank, sure in zip(own, exact, strict=True)
        ],
        "random items": [Trial(bank, is_random=True) for bank in own],
    }
    return _beside("parts taken out", worlds, quick)


def wrong(quick: bool) -> list[Section]:
    """People, items and habits that are not as they are believed to be."""
    own, guessed = _own(quick), _own(quick, guess=0.2)
    worlds = {
        "as believed": [Trial(bank) for bank in own],
        "shares of variance .3, believed .7": [Trial(bank, truth=(0.3, 0.3)) for bank in own],
        "shares of variance .9, believed .7": [Trial(bank, truth=(0.9, 0.9)) for bank in own],
        "abilities move by .1 an answer": [Trial(bank, drift=DRIFT) for bank in own],
        f"the same, {FORGETTING:g} of earlier answers kept": [
            Trial(bank, drift=DRIFT, keep=FORGETTING) for bank in own
        ],
        "a fifth are speeders": [Trial(bank, habit=SPEEDERS) for bank in own],
        "a fifth have lucky streaks": [Trial(bank, habit=STREAKS) for bank in own],
    }
    choices = {
        "guessing believed": [Trial(bank) for bank in guessed],
        "guessing ignored": [
            Trial(bank, scored=other) for bank, other in zip(guessed, own, strict=True)
        ],
    }
    notes = [
        "speeders: three of ten answers right by chance, one in four; streaks: six right answers",
        "beginning with one of twenty",
    ]
    return [
        replace(_beside("wrong worlds", worlds, quick), notes=notes),
        _beside("wrong worlds, choices", choices, quick),
    ]


def _own(
    quick: bool, sds: tuple[float, float] = AUTHOR, guess: float = 0.0, steps: int = 1
) -> list[Bank]:
    return [bank_of(*sds, guess, steps, seed) for seed in range(QUICK_BANKS if quick else BANKS)]


def _beside(title: str, worlds: Mapping[str, Sequence[Trial]], quick: bool) -> Section:
    """The first world's figures, the others beside them."""
    people = QUICK_PEOPLE if quick else PEOPLE
    figures = {world: list(_figures(pooled(trials, people))) for world, trials in worlds.items()}
    first, *others = figures
    beside = [
        Beside(other._replace(name=f"{of.name}, {world}"), of.name)
        for world in others
        for of, other in zip(figures[first], figures[world], strict=True)
    ]
    return Section(f"{title}, after {READ_AT} answers: {first}", figures[first], beside)


def _figures(people: Pooled) -> Iterator[Measured]:
    at, rng = people.at[READ_AT], np.random.default_rng(7)
    yield Measured("topic: RMSE", rmse(at.error["topic"]), people.n)
    yield Measured("topic: covers", covered(at.level["topic"]), people.n)
    yield Measured("role: RMSE", rmse(at.error["role"]), people.n)
    yield Measured("role: covers", covered(at.level["role"]), people.n)
    yield Measured("readiness: ECE", ece_figure(at.ready, at.is_ready, rng), people.n)
    loss = over_people(log_losses(at.ready, at.is_ready))
    yield Measured("readiness: log loss", loss, people.n)
