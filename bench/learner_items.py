"""Items: parameters recovered as answers come and from the whole log, its speed, golden values."""

import csv
import time
from pathlib import Path
from typing import Final

import numpy as np
from item_updates import Compared, compare
from measured import Beside, Measured, Section, plain

from greenroom.evaluation.figures import Figure
from greenroom.learner.calibrate import Options, fit
from greenroom.learner.grid import Doubles
from greenroom.learner.held_out import held_out
from greenroom.learner.maximise import Priors
from greenroom.learner.parameters import Parameters
from greenroom.learner.responses import Responses

SEEDS: Final = 20
QUICK_SEEDS: Final = 1
MOST_EXCESS: Final = 0.02
EACH: Final = 100
"""Answers of a person in the log whose speed is measured."""
AUTHORS: Final = Parameters((0.0,), 0.7, 0.0, 0.35)
WORKERS: Final = 2
RUNS: Final = 3
LSAT7_A: Final = (0.988, 1.081, 1.706, 0.7651, 0.7358)
LSAT7_D: Final = (1.8561, 0.808, 1.8043, 0.486, 1.8545)
"""Slopes and intercepts by maximum likelihood, from the tests of the R package mirt."""
MOST_AWAY: Final = 0.002


def recovery(quick: bool) -> Section:
    """400 items from authors' estimates, 100 answers each: at session ends, and the whole log."""
    found = [compare(seed) for seed in range(QUICK_SEEDS if quick else SEEDS)]
    figures = [
        Measured(
            "online over batch, RMSE of difficulty less 1", _over(found, "excess"), len(found)
        ),
        Measured("online: RMSE of difficulty", _over(found, "online"), len(found)),
        Measured("online: 90% interval covers", _over(found, "covered"), len(found)),
    ]
    figures[0] = figures[0]._replace(high=MOST_EXCESS)
    beside = [
        Beside(Measured(f"{name}: RMSE of difficulty", _over(found, name), len(found)), of)
        for name in ("batch", "author")
        for of in ("online: RMSE of difficulty",)
    ]
    note = "in brackets the 95% interval over seeds, if there are several"
    return Section("items recovered, 100 answers each", figures, beside, [note])


def _over(found: list[Compared], name: str) -> Figure:
    values = np.array([getattr(one, name) for one in found])
    if len(values) < 2:
        return plain(float(values.mean()))
    half = 1.96 * float(values.std(ddof=1)) / np.sqrt(len(values))
    mean = float(values.mean())
    return Figure(mean, mean - half, mean + half)


def one_pass(exponents: tuple[int, ...]) -> Section:
    """A pass over the log: expectation and maximisation; best of three up to 1e7 answers."""
    limits = {7: 3.0, 8: 30.0}
    figures = []
    for exponent in exponents:
        items = {6: 5_000, 7: 20_000, 8: 100_000}[exponent]
        log, priors = _log(10**exponent // EACH, items), Priors.of([AUTHORS] * items)
        runs = RUNS if exponent < 8 else 1
        wall, processor = min(_timed(log, priors) for _ in range(runs))
        name = f"1e{exponent} answers to {items:,} items, seconds"
        figures.append(Measured(name, plain(wall), runs, high=limits.get(exponent, np.inf)))
        figures.append(Measured(f"{name} of processors", plain(processor), runs))
    return Section("calibration, one pass on two threads", figures)


def _timed(log: Responses, priors: Priors) -> tuple[float, float]:
    """By the clock on the wall, and of both processors together."""
    begun, spent = time.perf_counter(), time.process_time()
    fit(log, priors, Options(passes=1, workers=WORKERS))
    return time.perf_counter() - begun, time.process_time() - spent


def _log(persons: int, items: int) -> Responses:
    """Each person answers one item of each of `EACH` parts of the bank; made in small pieces."""
    rng, part = np.random.default_rng(0), items // EACH
    difficulty = rng.normal(0, 1.1, items).astype(np.float32)
    columns = np.empty((persons, EACH), dtype=np.int32)
    for begin in range(0, persons, 10_000):
        rows = columns[begin : begin + 10_000]
        asked = rng.integers(part, size=rows.shape, dtype=np.int32)
        asked += part * np.arange(EACH, dtype=np.int32)
        ability = rng.normal(size=(len(rows), 1)).astype(np.float32)
        chance = 1 / (1 + np.exp(difficulty[asked] - ability))
        rows[:] = 2 * asked + (rng.random(rows.shape, dtype=np.float32) < chance)
    starts = np.arange(persons + 1, dtype=np.int64) * EACH
    return Responses(starts, columns.ravel(), 2 * np.arange(items + 1, dtype=np.int64))


def golden(folder: Path, quick: bool) -> list[Section]:
    """LSAT7 against published values; ECPE cells that were kept from the fit."""
    return [*_lsat7(folder / "irt" / "lsat7.csv"), *_ecpe(folder / "irt" / "ecpe.csv", quick)]


def _table(path: Path) -> Doubles:
    """(rows, columns), the heading left out."""
    with path.open(encoding="utf-8", newline="") as file:
        return np.array(list(csv.reader(file))[1:], dtype=np.float64)


def _cells(table: Doubles) -> Responses:
    person, item = np.divmod(np.arange(table.size), table.shape[1])
    return Responses.of(person, item, table.ravel().astype(np.int64), [1] * table.shape[1])


def _lsat7(path: Path) -> list[Section]:
    if not path.exists():
        return []
    table = _table(path)
    answers = np.repeat(table[:, :-1], table[:, -1].astype(np.int64), axis=0)
    log = _cells(answers)
    rows = fit(log, Priors.flat(log.steps), Options(tolerance=1e-6, workers=1)).rows
    slope = np.exp(rows[:, 0])
    away = np.abs(np.concatenate([slope - LSAT7_A, -slope * rows[:, 1] - LSAT7_D])).max()
    name = "furthest of ten parameters from those of mirt"
    return [Section("LSAT7", [Measured(name, plain(float(away)), log.persons, high=MOST_AWAY)])]


def _ecpe(path: Path, quick: bool) -> list[Section]:
    if not path.exists():
        return []
    log = _cells(_table(path))
    priors = Priors.of([Parameters((0.0,), 2.0, 0.0, 0.5)] * log.items)
    options = Options(points=41, passes=10 if quick else 100, tolerance=1e-3, workers=1)
    kept = held_out(log, priors, np.random.default_rng(0), options)
    if kept is None:
        return []
    loss = Measured("log loss of cells", Figure(kept.log_loss, kept.low, kept.high), kept.cells)
    shares = Measured("log loss of cells, item mean", plain(kept.of_shares), kept.cells)
    note = "each tenth of the cells foretold from the others; in brackets a 90% interval by persons"
    return [Section("ECPE", [loss], [Beside(shares, loss.name)], [note])]
