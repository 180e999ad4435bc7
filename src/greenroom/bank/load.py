"""Reading item files: each gives an item or findings, and one never hides another."""

import os
import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol

from pydantic import ValidationError

from greenroom.bank.files import ITEM_FILE, Beside, Unreadable, files_beside, printable, read_text
from greenroom.bank.finding import Finding
from greenroom.bank.messages import schema_findings
from greenroom.model.item import SLUG_PATTERN, Item


class ItemKind(Protocol):
    """What the bank needs to know of a kind of item."""

    @property
    def name(self) -> str:
        """As the item's `kind` says it."""

    @property
    def schema(self) -> type[Any]:
        """The item file, a subclass of Item."""

    def check(self, item: Any) -> Iterator[tuple[str, str]]:
        """What is wrong with an item that its schema allows: field and message."""

    def prose(self, item: Any) -> Iterator[tuple[str, str]]:
        """Every field that is shown, as field and Markdown."""

    def is_key_longest(self, item: Any) -> bool | None:
        """Whether the key stands out by its length; None where there is nothing to compare."""


Kinds = Mapping[str, ItemKind]


@dataclass(frozen=True, slots=True)
class ItemFile:
    """Where an item file stands and when it last changed."""

    path: Path
    area: str
    slug: str
    mtime_ns: int
    size: int

    def name(self, bank_dir: Path) -> str:
        """As findings name it."""
        return printable(Path(bank_dir.name) / self.path.relative_to(bank_dir))


def item_files(bank_dir: Path) -> Iterator[ItemFile]:
    """Every `<area>/<slug>.toml` and `<area>/<slug>/item.toml`, in order of their paths."""
    areas = sorted(p for p in _entries(bank_dir) if p.is_dir() and p.name not in NOT_AREAS)
    for area in areas:
        try:
            paths = sorted(_entries(area))
        except OSError:
            # Reading it as an item fails too, and that finding names the folder.
            yield _item_file(area, area.name, "")
            continue
        for path in paths:
            if path.suffix == ".toml":
                yield _item_file(path, area.name, path.stem)
            elif os.path.lexists(path / ITEM_FILE):
                yield _folder_file(path, area.name)


def _entries(folder: Path) -> Iterator[Path]:
    # Editors and version control keep hidden files beside what people write.
    return (path for path in folder.iterdir() if not path.name.startswith("."))


def _item_file(path: Path, area: str, slug: str) -> ItemFile:
    try:
        found = path.stat()
    except OSError:
        return ItemFile(path, area, slug, 0, 0)
    return ItemFile(path, area, slug, found.st_mtime_ns, found.st_size)


def _folder_file(folder: Path, area: str) -> ItemFile:
    """The folder changes when any of its files does, or one comes or goes."""
    file = _item_file(folder / ITEM_FILE, area, folder.name)
    try:
        stats = [path.lstat() for path in files_beside(folder)]
        folders = [path.lstat() for path in (folder, *folder.rglob("*")) if path.is_dir()]
    except OSError:
        return file
    times = [file.mtime_ns, *(s.st_mtime_ns for s in (*stats, *folders))]
    return ItemFile(
        file.path, area, file.slug, max(times), file.size + sum(s.st_size for s in stats)
    )


NOT_AREAS = {"exams", "loops", "schemas"}


def read_item(file: ItemFile, bank_dir: Path, kinds: Kinds) -> Item | list[Finding]:
    """The item in a file, or all findings of its form."""
    name = file.name(bank_dir)
    table = read_table(file.path)
    if isinstance(table, str):
        return [Finding(name, "", table)]
    if not re.fullmatch(SLUG_PATTERN, file.slug):
        found = printable(Path(file.slug))
        return [Finding(name, "", f"found name '{found}'; allowed: a-z, 0-9 and hyphens between")]
    kind = kinds.get(str(table.get("kind", "")))
    if kind is None:
        found = f"found {table['kind']!r}" if "kind" in table else "missing"
        return [Finding(name, "kind", f"{found}; allowed: {', '.join(kinds)}")]
    problems = list(_add_files(table, file, kind.schema.FILES))
    if problems:
        return [Finding(name, field, message) for field, message in problems]
    try:
        item: Item = kind.schema.model_validate(table)
    except ValidationError as error:
        return list(schema_findings(name, error, kind.schema))
    return item


def _add_files(
    table: dict[str, Any], file: ItemFile, patterns: Mapping[str, str]
) -> Iterator[tuple[str, str]]:
    """Put the texts of the item's files into the table; what is wrong with them otherwise."""
    if not patterns:
        return
    if file.path.name != ITEM_FILE:
        yield "kind", f"found one file; this kind is a folder {file.slug}/ with an {ITEM_FILE}"
        return
    beside = Beside(file.path.parent, patterns)
    yield from beside.problems
    for pattern, field in patterns.items():
        if field in table:
            yield field, f"stands in {ITEM_FILE}; it is the file {pattern}"
        elif "*" not in pattern and field not in beside.fields and not beside.problems:
            yield pattern, "missing; every item of this kind has this file"
    table.update(beside.fields)


def read_table(path: Path) -> dict[str, Any] | str:
    """What a TOML file holds, or why it cannot be read."""
    try:
        return tomllib.loads(read_text(path))
    except Unreadable as error:
        return str(error)
    except ValueError as error:
        # Not only TOMLDecodeError: a number of thousands of digits is refused by int itself.
        return f"not TOML: {error}"
    except RecursionError:
        return "not TOML: nested too deep"
