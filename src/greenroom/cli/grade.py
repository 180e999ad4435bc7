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
from greenroom.errors import RequestError
from greenroom.kinds import KINDS
from greenroom.model.grade import Grade

_SIGNS = {"right": "✓", "partly": "◐", "missing": "○", "wrong": "?", "note": " "}


def grade(
    item: str,
    answer: Annotated[
        Path, typer.Option("--answer", metavar="FILE", help="The answer, a text file in UTF-8.")
    ],
    bank: BankDir = None,
    as_json: AsJson = False,
) -> None:
    """Grade the answer in FILE to the open ITEM (area/slug or uid): points, spans, interval."""
    text = read_answer(answer)
    opened = open_bank(bank)
    found = opened.load(opened.head(item).uid)
    kind = KINDS[found.kind]
    if kind.grader != "rubric":
        raise RequestError(f"{item} is a {found.kind} item; only open items are graded here")
    question = kind.vary(found, 0)
    response = kind.parse(question, {"answer": [text]})
    if isinstance(response, tuple):
        raise RequestError("; ".join(f"{answer}: {problem.message}" for problem in response))
    graded = kind.grade(question, response)
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
