"""`greenroom grader fit`: the reader of open answers, fitted on graded samples and contests."""

import json
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from rich.console import Console
from rich.table import Table

from greenroom.cli.bank import BankDir, open_bank
from greenroom.cli.judge import AsJson
from greenroom.cli.progress import progress_bars
from greenroom.cli.remove import remove
from greenroom.cli.serve import DataDir
from greenroom.config import default_data_dir
from greenroom.model.session import Marked

if TYPE_CHECKING:
    from greenroom.evaluation.reached import Reached
    from greenroom.evaluation.refit import Refitted
    from greenroom.kinds.open.item import OpenItem
    from greenroom.practice.ports import Store

TITLES: Mapping[str, str] = {
    "point_auc": "points told apart (AUC)",
    "bands": "samples told their band",
    "kappa": "quadratic kappa of scores",
    "covered": "labels inside the 80% interval",
    "width": "width of the interval",
    "sides": "contests it sides with you",
}


def fit(
    bank: BankDir = None,
    data: DataDir = None,
    out: Annotated[
        Path | None,
        typer.Option(
            metavar="FILE", help="Where to; if left out, your data folder, where grades use it."
        ),
    ] = None,
    contests: Annotated[
        bool, typer.Option("--contests/--no-contests", help="Learn from what you contested.")
    ] = True,
    reset: Annotated[
        bool, typer.Option("--reset", help="Remove the fitted reader; the shipped one reads again.")
    ] = False,
    as_json: AsJson = False,
) -> None:
    """Fit the reader of open answers on the bank's graded samples and on your contests."""
    folder = data or default_data_dir()
    if reset and out is not None:
        raise typer.BadParameter("--reset removes the one in the data folder; leave out --out")
    from greenroom.graders.rubric.own_scale import check_can_write, own_file, write_own

    if reset:
        remove(own_file(folder), "the shipped reader reads again", as_json)
        return
    from greenroom.evaluation.contests import Contests, contests_of
    from greenroom.evaluation.refit import refit
    from greenroom.wiring import make_data_dir, utc_now

    file = _place(out) or own_file(make_data_dir(folder))
    check_can_write(file)
    items = open_items(bank)
    by_uid = {item.uid: item for item in items}
    held = contests_of(_kept(folder), by_uid) if contests else Contests((), 0)
    with progress_bars() as tell:
        fitted = refit(items, held, utc_now().date(), tell)
    write_own(fitted.scale, file)
    if as_json:
        sys.stdout.write(json.dumps(_as_table(fitted, file)) + "\n")
    else:
        _print(fitted, file)


def _place(out: Path | None) -> Path | None:
    from greenroom.graders.rubric.own_scale import check_is_no_other

    # A folder is told as one.
    if out is not None and not out.is_dir():
        check_is_no_other(out)
    return out


def open_items(bank: Path | None) -> "list[OpenItem]":
    """The open items of a bank.

    Raises:
        BankError: there is no such folder or its topics.toml is wrong.
    """
    from greenroom.kinds.open.item import OpenItem

    opened = open_bank(bank)
    loaded = (opened.load(head.uid) for head in opened.heads() if head.kind == "open")
    return [item for item in loaded if isinstance(item, OpenItem)]


def _kept(folder: Path) -> Iterator[Marked]:
    """Every answer in a data folder with its latest grade; none where nothing was answered yet."""
    from greenroom.wiring import DATABASE, open_data

    if not (folder / DATABASE).is_file():
        return
    with open_data(folder) as store:
        yield from _all_of(store)


def _all_of(store: "Store") -> Iterator[Marked]:
    from greenroom.wiring import LOCAL_LEARNER

    at_once, offset = 100, 0
    while sessions := store.sessions(LOCAL_LEARNER, at_once, offset):
        for session in sessions:
            yield from store.attempts(session.id)
        offset += at_once


def _as_table(fitted: "Refitted", file: Path) -> Mapping[str, object]:
    return {
        "file": str(file),
        "reader": fitted.scale.source,
        **fitted.counts._asdict(),
        "before": _figures(fitted.before),
        "after": None if fitted.after is None else _figures(fitted.after),
    }


def _figures(reached: "Reached") -> Mapping[str, object]:
    from greenroom.evaluation.report import figure_table

    return {name: figure_table(getattr(reached, name)) for name in TITLES}


def _print(fitted: "Refitted", file: Path) -> None:
    from greenroom.evaluation.report import shown

    console = Console(highlight=False)
    counts, after = fitted.counts, fitted.after
    console.print(
        f"Fitted on {counts.items:,} items: {counts.samples:,} samples with {counts.points:,} "
        f"points, and {counts.contests:,} contests."
    )
    if counts.left_out:
        console.print(
            f"{counts.left_out:,} contests left out: their question was edited or withdrawn, or no "
            "reader has read the answer."
        )
    if after is not None:
        table = Table("on questions held out", "without your contests", "with them")
    else:
        table = Table("on questions held out", "")
    for name, title in TITLES.items():
        figures = [getattr(one, name) for one in (fitted.before, after) if one is not None]
        if figures[0] is not None:
            table.add_row(title, *map(shown, figures))
    console.print(table)
    console.print("In brackets 95% intervals over questions.")
    sys.stdout.write(f"Written to {file}\n")
