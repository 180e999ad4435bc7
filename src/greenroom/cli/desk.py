"""`greenroom get`, `submit`, `watch`: answer in an editor of your own."""

import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from greenroom.cli.judge import read_answer
from greenroom.cli.safe import safe
from greenroom.cli.serve import BankDir, DataDir
from greenroom.config import default_data_dir
from greenroom.errors import RequestError

if TYPE_CHECKING:
    from greenroom.desk.folder import Ticket
    from greenroom.wiring import Greenroom

POLL_S = 0.3
"""How often a watched file is looked at; cheaper than an editor's own autosave."""
Place = Annotated[str, typer.Argument(help="The folder that `get` made, or the item's name.")]


@contextmanager
def _opened(data: Path | None, bank: Path | None) -> Iterator["Greenroom"]:
    from greenroom.wiring import open_greenroom

    greenroom = open_greenroom(data or default_data_dir(), bank)
    try:
        yield greenroom
    finally:
        greenroom.close()


def get(
    item: Annotated[str, typer.Argument(help="area/slug or uid of a code item.")],
    to: Annotated[Path | None, typer.Option("--to", help="A new folder for it.")] = None,
    notebook: Annotated[bool, typer.Option("--notebook", help="As a notebook.")] = False,
    data: DataDir = None,
    bank: BankDir = None,
) -> None:
    """Write a folder with the task, a starter and the visible examples as tests."""
    from greenroom.desk.take import take

    with _opened(data, bank) as greenroom:
        folder = take(greenroom, item, to, is_notebook=notebook)
    sys.stdout.write(f"{folder} is ready: read README.md, then `greenroom submit {folder}`.\n")


def submit(place: Place, data: DataDir = None, bank: BankDir = None) -> None:
    """Judge the answer in a folder; the first time it counts. Exit 1 unless it is accepted."""
    from greenroom.cli.verdicts import print_verdict
    from greenroom.desk.take import hand_in, judged

    folder, ticket = _folder(place)
    with _opened(data, bank) as greenroom:
        code = _code(folder, ticket)
        verdict = judged(greenroom, ticket, code)
        print_verdict(verdict)
        sys.stdout.write(safe(hand_in(greenroom, ticket, code)) + "\n")
    raise typer.Exit(0 if verdict.is_accepted else 1)


def watch(
    place: Place,
    data: DataDir = None,
    bank: BankDir = None,
    once: Annotated[bool, typer.Option("--once", hidden=True)] = False,
) -> None:
    """Judge the answer in a folder on every save, until Ctrl+C; nothing of it counts."""
    folder, ticket = _folder(place)
    with _opened(data, bank) as greenroom:
        sys.stdout.write(f"Watching {folder / ticket.file}. Ctrl+C stops.\n")
        try:
            for _ in _saves(folder / ticket.file):
                _judge_save(greenroom, ticket, folder)
                if once:
                    return
        except KeyboardInterrupt:
            sys.stdout.write("\nStopped. `greenroom submit` makes it count.\n")


def _judge_save(greenroom: "Greenroom", ticket: "Ticket", folder: Path) -> None:
    from greenroom.cli.verdicts import print_verdict
    from greenroom.desk.take import judged

    try:
        print_verdict(judged(greenroom, ticket, _code(folder, ticket)))
    except RequestError as error:
        # Half a save, say: the next one is looked at again.
        sys.stdout.write(f"{error}\n")
    sys.stdout.flush()


def _saves(path: Path) -> Iterator[None]:
    """Once now, and after each change of the file."""
    seen: Any = None
    while True:
        try:
            stat = path.stat()
            found = (stat.st_mtime_ns, stat.st_size, stat.st_ino)
        except OSError:
            # Editors replace a file: for a moment it is gone.
            found = seen
        if found != seen:
            seen = found
            yield
        time.sleep(POLL_S)


def _folder(place: str) -> "tuple[Path, Ticket]":
    from greenroom.desk.folder import read_ticket

    folder = Path(place)
    if not folder.is_dir():
        folder = Path(place.rpartition("/")[2])
    if not folder.is_dir():
        raise RequestError(f"no folder {place}; `greenroom get {place}` makes one")
    return folder, read_ticket(folder)


def _code(folder: Path, ticket: "Ticket") -> str:
    path = folder / ticket.file
    if path.suffix != ".ipynb":
        return read_answer(path)
    from greenroom.desk.notebook import answer_cell

    return answer_cell(path)
