"""`greenroom irt ...`: items and persons of any table of scores."""

import json
import math
import sys
from collections.abc import Mapping, Sequence
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Final

import typer
from rich.console import Console
from rich.markup import escape
from rich.table import Table as Printed

from greenroom.cli.judge import AsJson
from greenroom.cli.progress import progress_bars
from greenroom.cli.safe import safe
from greenroom.errors import RequestError

if TYPE_CHECKING:
    from greenroom.cli.irt_plots import Plot
    from greenroom.cli.irt_table import Table
    from greenroom.learner.calibrate import Calibration
    from greenroom.learner.held_out import HeldOut
    from greenroom.learner.maximise import Priors

app = typer.Typer(help="Fit items to a table of answers.", no_args_is_help=True)

WEAK: Final = (2.5, 0.75, 1.5)
"""Standard deviations of the prior: an item's difficulty, log a, its steps about it. So wide that
it moves nothing but items with hardly any answers."""
SEED: Final = 20261122
"""Draws which answers are kept from the fit."""
HARDLY: Final = 0.2
"""Discrimination below which an item hardly tells people apart."""


class Model(StrEnum):
    """Of the items."""

    TWO_PL = "2pl"
    GPCM = "gpcm"
    AUTO = "auto"


TableFile = Annotated[
    Path,
    typer.Argument(
        metavar="FILE",
        help="CSV: a row of item names, then a row a person with 0, 1, a share between, a "
        "whole number of points, or nothing. A last column `freq` counts persons.",
    ),
]


@app.callback()
def irt() -> None:
    """Fit items to a table of answers."""


@app.command()
def fit(
    file: TableFile,
    model: Annotated[
        Model,
        typer.Option(
            "--model",
            help="2pl: right or wrong alone; gpcm: in part too; auto: whatever the file holds.",
        ),
    ] = Model.AUTO,
    guess: Annotated[
        float,
        typer.Option(
            min=0, max=0.9, help="Chance to be right by guessing, of items right or wrong."
        ),
    ] = 0.0,
    flat: Annotated[
        bool, typer.Option("--flat", help="Without the weak prior: maximum likelihood.")
    ] = False,
    plots: Annotated[
        Path | None, typer.Option(metavar="DIR", help="Where to draw each item's curve.")
    ] = None,
    as_json: AsJson = False,
) -> None:
    """Fit the items of a table: parameters, standard errors, reliability, held-out log loss."""
    import numpy as np

    from greenroom.cli.irt_plots import write_plots
    from greenroom.cli.irt_table import read_table
    from greenroom.learner.calibrate import calibrate
    from greenroom.learner.held_out import held_out

    table = read_table(file)
    _check_model(file, table, model)
    priors = _priors(table, guess, flat)
    with progress_bars() as tell:
        found = calibrate(table.responses, priors, tell=tell)
        told = held_out(table.responses, priors, np.random.default_rng(SEED), tell=tell)
    if plots is not None:
        write_plots(_plots(table, found), plots)
    if as_json:
        sys.stdout.write(json.dumps(_as_json(table, found, told), allow_nan=False) + "\n")
        return
    _print(table, found, told)
    if plots is not None:
        sys.stdout.write(f"{len(table.items)} plots written to {plots}\n")


def _check_model(file: Path, table: "Table", model: Model) -> None:
    in_part = [
        name for name, scores in zip(table.items, table.scores, strict=True) if len(scores) > 2
    ]
    if model is Model.TWO_PL and in_part:
        raise RequestError(
            f"{file}: {len(in_part)} columns have more than two scores, the first is "
            f"'{in_part[0]}'; --model 2pl takes right or wrong alone, so leave it out or say "
            "--model gpcm"
        )


def _priors(table: "Table", guess: float, flat: bool) -> "Priors":
    from greenroom.learner.maximise import Priors
    from greenroom.learner.parameters import Parameters

    if flat:
        return Priors.flat(table.responses.steps, guess)
    sd, log_a_sd, spread = WEAK
    known = [
        Parameters((0.0,) * int(steps), sd, 0.0, log_a_sd, guess if steps == 1 else 0.0)
        for steps in table.responses.steps
    ]
    return Priors.of(known, spread)


def _flags(found: "Calibration") -> list[list[str]]:
    fit = found.checked.fit
    flags = []
    for misfit, log_a in zip(fit.is_misfit, found.reached.rows[:, 0], strict=True):
        words = ["misfit"] if misfit else []
        if math.exp(log_a) < HARDLY:
            words.append("hardly tells people apart: is its key right?")
        flags.append(words)
    return flags


def _as_json(table: "Table", found: "Calibration", told: "HeldOut | None") -> Mapping[str, object]:
    reached = found.reached
    return {
        "persons": table.responses.persons,
        "persons_without_answers": table.empty,
        "answers": len(table.responses.columns),
        "log_likelihood": reached.log_likelihood,
        "passes": reached.passes,
        "converged": reached.converged,
        "reliability": found.checked.reliability._asdict(),
        "held_out": None if told is None else told._asdict(),
        "rounded": list(table.rounded),
        "items": _item_rows(table, found),
    }


def _item_rows(table: "Table", found: "Calibration") -> Sequence[Mapping[str, object]]:
    fit, errors = found.checked.fit, found.checked.rows
    rows = []
    for place, (item, flags) in enumerate(zip(found.parameters(), _flags(found), strict=True)):
        a = math.exp(item.log_a)
        rows.append(
            {
                "item": table.items[place],
                "n": int(table.responses.answers[place]),
                "scores": list(table.scores[place]),
                "a": a,
                "a_se": a * float(errors[place, 0]),
                "difficulty": item.difficulty,
                "difficulty_se": item.sd,
                "steps": list(item.steps),
                "steps_se": [float(e) for e in errors[place, 1 : item.categories]],
                "guess": item.guess,
                "infit": float(fit.infit[place]),
                "outfit": float(fit.outfit[place]),
                "flags": flags,
            }
        )
    return rows


def _print(table: "Table", found: "Calibration", told: "HeldOut | None") -> None:
    console = Console(highlight=False)
    printed = Printed("item", "answers", "difficulty", "discrimination", "infit", "outfit", "")
    for row, item, flags in zip(
        _item_rows(table, found), found.parameters(), _flags(found), strict=True
    ):
        steps = f" (steps {', '.join(f'{s:.2f}' for s in item.steps)})" * (item.categories > 2)
        printed.add_row(
            escape(safe(str(row["item"]))),
            f"{row['n']:,}",
            f"{item.difficulty:.2f} ± {item.sd:.2f}{steps}",
            f"{row['a']:.2f} ± {row['a_se']:.2f}",
            f"{row['infit']:.2f}",
            f"{row['outfit']:.2f}",
            "; ".join(flags),
        )
    console.print(printed)
    console.print("In logits, ± one standard error; abilities have mean 0 and deviation 1.")
    for line in _lines(table, found, told):
        console.print(escape(safe(line)))


def _lines(table: "Table", found: "Calibration", told: "HeldOut | None") -> Sequence[str]:
    reached, known = found.reached, found.checked.reliability
    lines = [
        f"{table.responses.persons:,} persons gave {len(table.responses.columns):,} answers. "
        f"Reliability {known.empirical:.3f} empirical, {known.marginal:.3f} marginal; a person's "
        f"ability is known to ± {known.mean_sd:.2f}.",
        "Too few answers to keep some from the fit and foretell them."
        if told is None
        else f"Held-out log loss {told.log_loss:.4f} (90% interval {told.low:.4f} to "
        f"{told.high:.4f} over persons, {told.cells:,} answers); by how often each score was "
        f"given alone {told.of_shares:.4f}.",
    ]
    if not reached.converged:
        lines.append(
            f"The search had not settled after {reached.passes} passes: take the parameters with "
            "care. More persons, fewer items or no --flat help."
        )
    if table.empty:
        lines.append(f"{table.empty:,} persons without an answer were left out.")
    if table.rounded:
        lines.append(
            f"{len(table.rounded)} columns had shares finer than tenths, which were rounded to "
            f"quarters; the first is '{table.rounded[0]}'."
        )
    return lines


def _plots(table: "Table", found: "Calibration") -> "list[Plot]":
    import numpy as np

    from greenroom.cli.irt_plots import HIGH, LOW, Plot
    from greenroom.learner.expectation import POINTS
    from greenroom.learner.observed import observed, score_curve

    seen = observed(table.responses, found.reached.rows, found.priors, POINTS)
    abilities = np.linspace(LOW, HIGH, 141)
    plots = []
    for place, item in enumerate(found.parameters()):
        words = (
            f"difficulty {item.difficulty:.2f} ± {item.sd:.2f}, discrimination "
            f"{math.exp(item.log_a):.2f}, {int(seen.n[place].sum()):,} answers"
        )
        curve = score_curve(item, abilities)
        parts = (seen.n[place], seen.score[place], seen.expected[place])
        plots.append(Plot(table.items[place], words, abilities, curve, *parts))
    return plots
