"""`greenroom grader ...`: how far the grader of open answers can be trusted."""

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from rich.console import Console
from rich.markup import escape
from rich.table import Table

from greenroom.cli import compare, refit
from greenroom.cli.judge import AsJson
from greenroom.cli.progress import progress_bars
from greenroom.cli.safe import safe
from greenroom.errors import RequestError

if TYPE_CHECKING:
    from greenroom.evaluation.evaluate import Evaluation, Part

app = typer.Typer(help="Measure and fit the grader of open answers.", no_args_is_help=True)
app.command("compare")(compare.compare)
app.command("fit")(refit.fit)


@app.command()
def evaluate(
    file: Annotated[
        Path,
        typer.Argument(
            metavar="FILE",
            help="Graded answers, .jsonl or .jsonl.gz: question, ref, answer, score from 0 to 1; "
            "if known qid, g1 and g2 (two people's grades), split, label.",
        ),
    ],
    by_split: Annotated[
        bool,
        typer.Option("--by-split", help="Fit on the split `train`, test on each other split."),
    ] = False,
    steps: Annotated[
        int | None,
        typer.Option(
            min=1, max=100, help="Steps of the scale for kappa; those of the grades if left out."
        ),
    ] = None,
    as_json: AsJson = False,
) -> None:
    """Compare the embedded grader with people on FILE, each question graded by others' labels."""
    from greenroom.evaluation.answers import read_answers
    from greenroom.evaluation.evaluate import evaluate as evaluated
    from greenroom.evaluation.report import as_table
    from greenroom.evaluation.shipped import shipped_score

    rows = read_answers(file)
    try:
        with progress_bars() as tell:
            evaluation = evaluated(rows, tell, scorer=shipped_score, by_split=by_split, steps=steps)
    except RequestError as error:
        raise RequestError(f"{file}: {error}") from None
    if as_json:
        sys.stdout.write(json.dumps(as_table(evaluation)) + "\n")
    else:
        _print(evaluation)


def _print(evaluation: "Evaluation") -> None:
    console = Console(highlight=False)
    console.print(
        f"{evaluation.rows:,} answers to {evaluation.questions:,} questions. Grades run from 0 to "
        f"1; kappa is quadratic on {evaluation.steps} steps; in brackets 95% intervals over "
        "questions."
    )
    for part in evaluation.parts:
        _print_part(console, part)


def _print_part(console: Console, part: "Part") -> None:
    from greenroom.evaluation.report import FIGURES, lines, shown

    titles = {"r": "r", "rmse": "RMSE", "kappa": "kappa", "macro_f1": "macro F1"}
    title = f"{escape(safe(part.name))}: {part.rows:,} answers, {part.questions:,} questions"
    table = Table("", "answers", *(titles[name] for name in FIGURES), title=title)
    for line in lines(part):
        cells = [shown(getattr(line.agreement, name)) for name in FIGURES]
        table.add_row(line.name, f"{line.rows:,}", *cells)
    console.print(table)
    console.print(f"80% intervals cover {shown(part.covered)}, mean width {shown(part.width)}\n")
