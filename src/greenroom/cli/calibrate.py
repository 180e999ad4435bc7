"""`greenroom calibrate`: the bank's items, fitted to the answers in a data folder."""

import json
import os
import sys
from collections.abc import Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Final

import typer
from rich.console import Console
from rich.markup import escape
from rich.table import Table

from greenroom.cli.bank import BankDir, open_bank
from greenroom.cli.judge import AsJson
from greenroom.cli.progress import progress_bars
from greenroom.cli.remove import remove
from greenroom.cli.safe import safe
from greenroom.cli.serve import DataDir
from greenroom.config import default_data_dir
from greenroom.errors import RequestError

if TYPE_CHECKING:
    from greenroom.learner.bank_fit import BankFit, Change
    from greenroom.learner.own_items import OwnItems
    from greenroom.model.evidence import Evidence
    from greenroom.practice.ports import Store

SHOWN: Final = 20
"""Items that are printed; --json has all."""


def calibrate(
    bank: BankDir = None,
    data: DataDir = None,
    reset: Annotated[
        bool, typer.Option("--reset", help="Remove what was fitted; authors' estimates stand.")
    ] = False,
    as_json: AsJson = False,
) -> None:
    """Fit the bank's items to the answers in the data folder, from their authors' estimates on."""
    from greenroom.learner.bank_fit import fit_bank
    from greenroom.learner.own_items import NAME
    from greenroom.learner.priors import prior_of
    from greenroom.wiring import make_data_dir, utc_now

    folder = make_data_dir(data or default_data_dir())
    file = folder / NAME
    if reset:
        remove(file, "authors' estimates stand", as_json)
        return
    find = open_bank(bank).find_head
    before = _read(file)
    with progress_bars() as tell:
        found = fit_bank(_kept(folder), find, prior_of, before, utc_now(), tell=tell)
    # What was fitted to answers that no longer count must not stay.
    if found.own.items or file.is_file():
        _write(found.own, file)
    if as_json:
        sys.stdout.write(json.dumps(_as_json(found, file), allow_nan=False) + "\n")
    else:
        _print(found, file)


def _kept(folder: Path) -> "Sequence[Evidence]":
    """Everybody's evidence in the order of the log; none where nothing was answered yet."""
    from greenroom.wiring import DATABASE, open_data

    if not (folder / DATABASE).is_file():
        return ()
    with open_data(folder) as store:
        return _all_of(store)


def _all_of(store: "Store") -> "Sequence[Evidence]":
    # The store is asked by learner, and knows learners by what they answered alone.
    rows = (row for row in store.dump() if row["type"] == "evidence")
    learners = dict.fromkeys(str(row["learner"]) for row in rows)
    numbered = [one for learner in learners for one in store.evidence(learner)]
    return [one.evidence for one in sorted(numbered, key=lambda one: one.number)]


def _read(file: Path) -> "OwnItems | None":
    """What the calibration before found; a file that cannot be used is told and passed over."""
    from greenroom.learner.own_items import parse

    try:
        return parse(file.read_text(encoding="utf-8"), str(file))
    except FileNotFoundError:
        return None
    except RequestError as error:
        told = str(error)
    except (OSError, UnicodeDecodeError) as error:
        told = f"{file}: cannot be read ({type(error).__name__})"
    sys.stderr.write(f"greenroom: {safe(told)}. It is fitted anew.\n")
    return None


def _write(own: "OwnItems", file: Path) -> None:
    from greenroom.learner.own_items import write

    part = file.with_name(f".{file.name}.{os.getpid()}.part")
    try:
        part.write_text(write(own), encoding="utf-8")
        part.replace(file)
    except OSError as error:
        with suppress(OSError):
            part.unlink()
        raise RequestError(f"{file}: cannot be written: {error.strerror}") from None


def _as_json(found: "BankFit", file: Path) -> Mapping[str, object]:
    told, known = found.held_out, found.calibration
    return {
        "file": str(file),
        "calibration": found.own.calibration if found.own.items else None,
        "answers": found.answers,
        "people": found.people,
        "waiting": found.waiting,
        "held_out": None if told is None else told._asdict(),
        "converged": None if known is None else known.reached.converged,
        "items": [_row(change) for change in found.changes],
    }


def _row(change: "Change") -> Mapping[str, object]:
    before, after = change.before, change.after
    return {
        "uid": change.head.uid,
        "item": change.head.path,
        "people": after.people,
        "difficulty_before": before.difficulty,
        "difficulty_before_se": before.sd,
        "difficulty": after.parameters.difficulty,
        "difficulty_se": after.parameters.sd,
        "log_a": after.parameters.log_a,
        "log_a_se": after.parameters.log_a_sd,
        "drift": after.drift,
        "misfit": after.misfit,
    }


def _print(found: "BankFit", file: Path) -> None:
    from greenroom.learner.bank_fit import LEAST_PEOPLE

    console = Console(highlight=False)
    console.print(f"{found.answers:,} first answers of {_many(found.people, 'person', 'people')}.")
    if found.waiting:
        console.print(
            f"{_many(found.waiting, 'item was', 'items were')} answered by fewer than "
            f"{LEAST_PEOPLE} people each, too few to tell a hard item from a weak person: what "
            "their authors say stands."
        )
    if not found.changes:
        console.print("No item was fitted: the authors' estimates stand.")
        return
    _print_changes(console, found.changes)
    if found.held_out is not None:
        told = found.held_out
        console.print(
            f"Held-out log loss {told.log_loss:.4f} (90% interval {told.low:.4f} to "
            f"{told.high:.4f}, {told.cells:,} answers); by how often each score was given alone "
            f"{told.of_shares:.4f}."
        )
    sys.stdout.write(f"Calibration {found.own.calibration} written to {file}\n")


def _print_changes(console: Console, changes: "Sequence[Change]") -> None:
    table = Table("item", "people", "difficulty before", "now", "")
    changes = sorted(changes, key=lambda one: not (one.after.drift or one.after.misfit))
    for change in changes[:SHOWN]:
        after, flags = change.after, []
        if after.drift:
            flags.append("drift: answers since the last calibration differ from those before")
        if after.misfit:
            flags.append("misfit: answers are not what ability lets expect; is its key right?")
        table.add_row(
            escape(safe(change.head.path)),
            f"{after.people:,}",
            f"{change.before.difficulty:.2f} ± {change.before.sd:.2f}",
            f"{after.parameters.difficulty:.2f} ± {after.parameters.sd:.2f}",
            "; ".join(flags),
        )
    console.print(table)
    console.print("In logits, ± one standard error.")
    if len(changes) > SHOWN:
        console.print(f"{len(changes) - SHOWN:,} more items are not shown; --json lists them all.")


def _many(count: int, one: str, more: str) -> str:
    return f"{count:,} {one if count == 1 else more}"
