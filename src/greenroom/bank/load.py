"""Reading item files: each gives an item or findings, and one never hides another."""

import os
import re
import stat
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol

from pydantic import ValidationError

from greenroom.bank.finding import Finding
from greenroom.bank.messages import schema_findings
from greenroom.model.item import SLUG_PATTERN, Item

FILE_LIMIT = 256 * 1024
"""Bytes of an item file."""


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


def printable(path: Path) -> str:
    """The path as text that can be printed and stored, also where its name is not UTF-8."""
    return path.as_posix().encode("utf-8", "backslashreplace").decode()


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
            elif os.path.lexists(path / "item.toml"):
                yield _item_file(path / "item.toml", area.name, path.name)


def _entries(folder: Path) -> Iterator[Path]:
    # Editors and version control keep hidden files beside what people write.
    return (path for path in folder.iterdir() if not path.name.startswith("."))


def _item_file(path: Path, area: str, slug: str) -> ItemFile:
    try:
        found = path.stat()
    except OSError:
        return ItemFile(path, area, slug, 0, 0)
    return ItemFile(path, area, slug, found.st_mtime_ns, found.st_size)


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
    try:
        item: Item = kind.schema.model_validate(table)
    except ValidationError as error:
        return list(schema_findings(name, error, kind.schema))
    return item


def read_table(path: Path) -> dict[str, Any] | str:
    """What a TOML file holds, or why it cannot be read."""
    try:
        unfit = _unfit(path)
        if unfit is not None:
            return unfit
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        return f"cannot be read: {error.strerror}"
    except UnicodeDecodeError as error:
        return (
            f"not UTF-8: byte {error.start} is {error.object[error.start]:#04x}; save it as UTF-8"
        )
    except ValueError as error:
        # Not only TOMLDecodeError: a number of thousands of digits is refused by int itself.
        return f"not TOML: {error}"
    except RecursionError:
        return "not TOML: nested too deep"


def _unfit(path: Path) -> str | None:
    found = path.stat()
    if stat.S_ISDIR(found.st_mode):
        with os.scandir(path):
            # That a folder is closed to us says more than that it is one.
            return "cannot be read: it is a folder"
    if not stat.S_ISREG(found.st_mode):
        # A pipe, say: opening it would wait for whoever writes into it.
        return "cannot be read: it is not a plain file"
    if found.st_size > FILE_LIMIT:
        return f"found {found.st_size:,} bytes; allowed: {FILE_LIMIT:,} or fewer"
    return None
