"""`greenroom grade`: one answer to an open item, graded as the app would."""

import dataclasses
import json
import sys
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.markup import escape

from greenroom.cli.bank import BankDir, open_bank
from greenroom.cli.judge import AsJson, read_answer
from greenroom.cli.safe import safe
from greenroom.cli.serve import DataDir
from greenroom.config import default_data_dir
from greenroom.errors import RequestError
from greenroom.graders import RUBRIC
from greenroom.model.grade import Grade
from greenroom.practice.apart import grade_apart

_SIGNS = {"right": "✓", "partly": "◐", "missing": "○", "wrong": "?", "note": " "}


def grade(
    item: str,
    answer: Annotated[
        Path, typer.Option("--answer", metavar="FILE", help="The answer, a text file in UTF-8.")
    ],
    bank: BankDir = None,
    data: DataDir = None,
    as_json: AsJson = False,
) -> None:
    """Grade the answer in FILE to the open ITEM (area/slug or uid): points, spans, interval."""
    text = read_answer(answer)
    opened = open_bank(bank)
    found = opened.load(opened.head(item).uid)
    if not text.strip():
        raise RequestError(f"{answer}: Write your answer first.")
    RUBRIC.look_in(data or default_data_dir())
    graded = grade_apart(item, found, text)
    if isinstance(graded, tuple):
        raise RequestError("; ".join(f"{answer}: {problem.message}" for problem in graded))
    if as_json:
        sys.stdout.write(json.dumps(dataclasses.asdict(graded)) + "\n")
    else:
        _print(graded)


def _print(graded: Grade) -> None:
    console = Console(highlight=False)
    console.print(f"[bold]{escape(safe(graded.summary))}[/]")
    for seen in graded.seen:
        if not seen.label or (seen.outcome == "note" and not seen.evidence):
            continue
        console.print(f" {_SIGNS.get(seen.outcome, ' ')} {escape(safe(seen.label))}")
        if seen.evidence:
            console.print(f"   [dim]“{escape(safe(seen.evidence))}”[/]")
