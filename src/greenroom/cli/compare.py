"""`greenroom grader compare`: a model judge, the embedded reader and people side by side."""

import json
import os
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from rich.console import Console
from rich.markup import escape
from rich.table import Table

from greenroom.cli.bank import BankDir
from greenroom.cli.judge import AsJson
from greenroom.cli.progress import progress_bars
from greenroom.cli.refit import open_items
from greenroom.cli.safe import safe
from greenroom.cli.serve import DataDir
from greenroom.config import default_data_dir
from greenroom.errors import RequestError

if TYPE_CHECKING:
    from greenroom.evaluation.compare import Answered, Comparison
    from greenroom.evaluation.features import Progress as Tell
    from greenroom.evaluation.figures import Doubles
    from greenroom.graders.rubric.model.settings import ModelSettings
    from greenroom.graders.rubric.scale import Scale
    from greenroom.kinds.open.item import OpenItem

NO_MODEL = (
    "no model is set up: set GREENROOM_LLM_URL to an OpenAI-compatible address, such as "
    "http://127.0.0.1:11434/v1, GREENROOM_LLM_MODEL to a model that it has and, if it needs one, "
    "GREENROOM_LLM_KEY"
)
HELD_OUT = "the embedded reader, fitted on other questions each time"
FIGURES = ("kappa", "r")


def compare(
    file: Annotated[
        Path | None,
        typer.Argument(
            metavar="[FILE]", help="Graded answers as `grader evaluate` reads them; or --samples."
        ),
    ] = None,
    samples: Annotated[
        bool, typer.Option("--samples", help="The bank's own graded samples instead of a file.")
    ] = False,
    limit: Annotated[
        int | None,
        typer.Option(min=1, metavar="N", help="So many answers, spread over the questions."),
    ] = None,
    yes: Annotated[bool, typer.Option("--yes", help="Do not ask before answers are sent.")] = False,
    bank: BankDir = None,
    data: DataDir = None,
    as_json: AsJson = False,
) -> None:
    """Compare the model judge, the embedded reader and people on the same graded answers."""
    if (file is None) != samples:
        raise typer.BadParameter("give a FILE of graded answers, or --samples")
    from greenroom.evaluation.compare import compare as compared
    from greenroom.evaluation.compare import drawn
    from greenroom.graders.rubric.model.reader import ModelReader
    from greenroom.graders.rubric.model.settings import settings_from

    settings = settings_from(os.environ)
    if settings is None:
        raise RequestError(NO_MODEL)
    items = open_items(bank) if file is None else []
    answers = _answers(file, items)
    places = drawn(answers, limit)
    chosen = [answers[place] for place in places]
    _ask_first(settings, chosen, yes)
    name, scale = (HELD_OUT, None) if file is None else _embedded(data)
    with progress_bars() as tell:
        found = compared(
            chosen,
            ModelReader(settings),
            lambda some: _read(some, items, places, scale, tell),
            tell,
        )
    if as_json:
        sys.stdout.write(json.dumps(_as_table(found, settings, name)) + "\n")
    else:
        _print(found, settings, name)


def _answers(file: Path | None, items: "Sequence[OpenItem]") -> "Sequence[Answered]":
    """Those of the file, or else the samples, once it is known that a reader can be fitted."""
    from greenroom.evaluation.answers import read_answers
    from greenroom.evaluation.compare import of_file, of_samples
    from greenroom.evaluation.refit import check_can_fit

    if file is not None:
        return of_file(read_answers(file))
    check_can_fit(items)
    return of_samples(items)


def _ask_first(settings: "ModelSettings", answers: "Sequence[Answered]", yes: bool) -> None:
    """Say what will leave the machine, and where to, before any of it does."""
    sent = sum(bool(one.answer.strip()) for one in answers)
    sys.stderr.write(
        f"{sent:,} answers will be sent to {safe(settings.host)} and nowhere else: "
        f"{sent * settings.samples:,} calls of the model {safe(settings.model)}, "
        f"{settings.samples} for each answer.\n"
    )
    if not yes:
        typer.confirm("Send them?", abort=True, err=True)


def _embedded(data: Path | None) -> "tuple[str, Scale]":
    from greenroom.graders.rubric.own_scale import name_of, own_file, own_or_shipped

    scale = own_or_shipped(own_file(data or default_data_dir()))
    return name_of(scale), scale


def _read(
    answers: "Sequence[Answered]",
    items: "Sequence[OpenItem]",
    places: Sequence[int],
    scale: "Scale | None",
    tell: "Tell",
) -> "Doubles":
    from greenroom.evaluation.compare import read_by, scores_of_samples
    from greenroom.graders.rubric.embedded import EmbeddedReader

    if scale is None:
        return scores_of_samples(items, tell)[list(places)]
    return read_by(EmbeddedReader(lambda: scale), answers, tell, "reading answers")


def _as_table(found: "Comparison", settings: "ModelSettings", name: str) -> Mapping[str, object]:
    from greenroom.evaluation.report import figure_table

    return {
        "judge": settings.model,
        "host": settings.host,
        "embedded": name,
        "answers": found.answers,
        "judged": found.judged,
        "left_out": found.answers - found.judged,
        "why_left_out": dict(found.faults),
        "kappa_steps": found.steps,
        "pairs": [
            {
                "name": pair.name,
                "rows": pair.rows,
                "questions": pair.questions,
                **{one: figure_table(getattr(pair.agreement, one)) for one in FIGURES},
            }
            for pair in found.pairs
        ],
    }


def _print(found: "Comparison", settings: "ModelSettings", name: str) -> None:
    from greenroom.evaluation.report import shown

    console = Console(highlight=False)
    console.print(
        f"Judge: {escape(safe(settings.model))} at {escape(safe(settings.host))}. Embedded: {name}."
    )
    console.print(
        f"{found.judged:,} of {found.answers:,} answers judged, {found.answers - found.judged:,} "
        "left out because the judge gave no reading."
    )
    for why, count in found.faults.items():
        console.print(f"  {count:,}: {escape(safe(why))}")
    table = Table("", "answers", "questions", "quadratic kappa", "r")
    for pair in found.pairs:
        figures = [shown(getattr(pair.agreement, one)) for one in FIGURES]
        table.add_row(pair.name, f"{pair.rows:,}", f"{pair.questions:,}", *figures)
    console.print(table)
    console.print(
        f"Kappa on {found.steps} steps; in brackets 95% intervals over questions. A pair has the "
        "answers that the judge could read."
    )
