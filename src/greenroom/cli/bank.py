"""`greenroom bank ...`: for authors of items."""

import datetime as dt
import json
import sys
from collections import Counter
from collections.abc import Collection
from pathlib import Path
from typing import Annotated, Any

import typer
from rich.console import Console
from rich.markdown import Markdown
from rich.table import Table

from greenroom.bank.bank import Bank
from greenroom.bank.loops import LoopFile
from greenroom.bank.uids import new_uid, write_lock
from greenroom.config import shipped_bank
from greenroom.kinds import KINDS
from greenroom.model.item import LEVELS, Item, ItemHead

app = typer.Typer(help="Check, list and show the items of the bank.", no_args_is_help=True)

BankDir = Annotated[
    Path | None, typer.Option("--bank", help="A bank's folder; the shipped one if left out.")
]


def open_bank(bank_dir: Path | None) -> Bank:
    """The bank in a folder, read from its files.

    Raises:
        BankError: there is no such folder or its topics.toml is wrong.
    """
    return Bank(bank_dir or shipped_bank(), KINDS, dt.datetime.now(dt.UTC).date())


@app.command()
def check(
    path: Annotated[
        Path | None, typer.Argument(help="A bank's folder; the shipped one if left out.")
    ] = None,
) -> None:
    """List everything that is wrong in a bank, as path:field: message; exit 1 if anything is."""
    bank = open_bank(path)
    for finding in bank.findings:
        sys.stdout.write(f"{finding}\n")
    sys.stdout.write(f"{len(bank.heads())} items, {len(bank.findings)} findings\n")
    raise typer.Exit(1 if bank.findings else 0)


@app.command()
def show(item: str, bank: BankDir = None, seed: int = 0) -> None:
    """Show one item, by uid or area/slug, with its key and explanation."""
    opened = open_bank(bank)
    head = opened.head(item)
    kind = KINDS[head.kind]
    question = kind.vary(opened.load(head.uid), seed)
    console = Console()
    console.print(f"[bold]{head.title}[/]  {head.path}  {head.uid}")
    console.print(f"{head.kind}, {head.level}, topics {', '.join(head.topics)}\n")
    console.print(Markdown(kind.prompt(question)))
    console.print("\n[bold]Key[/]")
    right = next((s for s in kind.samples(question) if s.score == 1), None)
    response = kind.parse(question, right.form) if right else None
    if response is not None and not isinstance(response, tuple):
        console.print(Markdown(kind.told(question, response)))
    console.print(Markdown(question.explanation))


@app.command("list")
def list_items(
    topic: Annotated[str | None, typer.Option(help="A topic's id.")] = None,
    kind: Annotated[str | None, typer.Option(help="A kind of item.")] = None,
    level: Annotated[str | None, typer.Option(help="fresher, junior, mid or senior.")] = None,
    bank: BankDir = None,
) -> None:
    """List the items, of one topic, kind or level if given."""
    opened = open_bank(bank)
    _check_name("topic", topic, opened.topics.topic_ids)
    _check_name("kind", kind, KINDS)
    _check_name("level", level, LEVELS)
    heads = [h for h in opened.heads() if _fits(h, topic, kind, level)]
    for head in heads:
        sys.stdout.write(f"{head.path:<60} {head.kind:<8} {head.level:<8} {head.title}\n")
    sys.stdout.write(f"{len(heads)} items\n")


def _check_name(noun: str, name: str | None, allowed: Collection[str]) -> None:
    if name is not None and name not in allowed:
        raise typer.BadParameter(f"no {noun} '{name}'; allowed: {', '.join(allowed)}")


def _fits(head: ItemHead, topic: str | None, kind: str | None, level: str | None) -> bool:
    return (
        (topic is None or topic in head.topics)
        and (kind is None or kind == head.kind)
        and (level is None or level == head.level)
    )


@app.command()
def coverage(bank: BankDir = None) -> None:
    """Count the items of every topic; a topic without items is a gap."""
    opened = open_bank(bank)
    counts = opened.coverage()
    table = Table("area", "topic", *KINDS, "all")
    for topic, kinds in counts.items():
        cells = [str(kinds.get(kind, "")) for kind in KINDS]
        area = opened.topics.area_of(topic) or ""
        table.add_row(area, topic, *cells, str(sum(kinds.values())) if kinds else "gap")
    Console().print(table)
    gaps = sum(not kinds for kinds in counts.values())
    sys.stdout.write(f"{len(counts) - gaps} of {len(counts)} topics have items, {gaps} have none\n")


@app.command()
def stats(
    bank: BankDir = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print one JSON object.")] = False,
) -> None:
    """Count the items by kind, topic, level and round."""
    heads = open_bank(bank).heads()
    counts: dict[str, Counter[str]] = {
        "kinds": Counter(head.kind for head in heads),
        "topics": Counter(topic for head in heads for topic in head.topics),
        "levels": Counter(head.level for head in heads),
        "rounds": Counter(round_ for head in heads for round_ in head.rounds),
    }
    if as_json:
        sys.stdout.write(json.dumps({"items": len(heads), **counts}) + "\n")
        return
    sys.stdout.write(f"{len(heads)} items\n")
    for name, count in counts.items():
        sys.stdout.write(f"{name}: {', '.join(f'{key} {n}' for key, n in count.items())}\n")


@app.command()
def uid() -> None:
    """Make a fresh uid for a new item."""
    sys.stdout.write(new_uid() + "\n")


@app.command()
def lock(bank: BankDir = None) -> None:
    """Record the uids of new items in uids.lock; recorded ones never change."""
    opened = open_bank(bank)
    count = write_lock(opened.bank_dir, opened.heads())
    sys.stdout.write(f"{count} uids recorded\n")


def _file_schema(schema: type[Item]) -> dict[str, Any]:
    """JSON Schema of the item file; what stands in files beside it is no part of it."""
    table = schema.model_json_schema()
    beside = set(schema.FILES.values())
    table["properties"] = {k: v for k, v in table["properties"].items() if k not in beside}
    table["required"] = [name for name in table["required"] if name not in beside]
    return table


@app.command()
def schemas(bank: BankDir = None) -> None:
    """Write the JSON Schema of each kind's item file and of loops to the bank's schemas folder."""
    folder = (bank or shipped_bank()) / "schemas"
    folder.mkdir(exist_ok=True)
    tables = {name: _file_schema(kind.schema) for name, kind in KINDS.items()}
    tables["loop"] = LoopFile.model_json_schema()
    for name, table in tables.items():
        text = json.dumps(table, indent=2, ensure_ascii=False)
        (folder / f"{name}.json").write_text(text + "\n", encoding="utf-8")
    sys.stdout.write(f"{len(tables)} schemas written to {folder}\n")
