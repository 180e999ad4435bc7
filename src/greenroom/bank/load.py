"""Reading item files: each gives an item or findings, and one never hides another."""

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol

from pydantic import ValidationError

from greenroom.bank.finding import Finding
from greenroom.bank.messages import schema_findings
from greenroom.model.item import Item

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
        return f"{bank_dir.name}/{self.path.relative_to(bank_dir).as_posix()}"


def item_files(bank_dir: Path) -> Iterator[ItemFile]:
    """Every `<area>/<slug>.toml` and `<area>/<slug>/item.toml`, in order of their paths."""
    areas = sorted(p for p in bank_dir.iterdir() if p.is_dir() and p.name not in NOT_AREAS)
    for area in areas:
        for path in sorted(area.iterdir()):
            is_file = path.suffix == ".toml"
            found = path if is_file else path / "item.toml"
            if is_file or found.is_file():
                stat = found.stat()
                slug = path.stem if is_file else path.name
                yield ItemFile(found, area.name, slug, stat.st_mtime_ns, stat.st_size)


NOT_AREAS = {"exams", "loops", "schemas"}


def read_item(file: ItemFile, bank_dir: Path, kinds: Kinds) -> Item | list[Finding]:
    """The item in a file, or all findings of its form."""
    name = file.name(bank_dir)
    table = _read_table(file)
    if isinstance(table, str):
        return [Finding(name, "", table)]
    kind = kinds.get(str(table.get("kind", "")))
    if kind is None:
        found = f"found {table['kind']!r}" if "kind" in table else "missing"
        return [Finding(name, "kind", f"{found}; allowed: {', '.join(kinds)}")]
    try:
        item: Item = kind.schema.model_validate(table)
    except ValidationError as error:
        return list(schema_findings(name, error, kind.schema))
    return item


def _read_table(file: ItemFile) -> dict[str, Any] | str:
    if file.size > FILE_LIMIT:
        return f"found {file.size:,} bytes; at most {FILE_LIMIT:,}"
    try:
        return tomllib.loads(file.path.read_text(encoding="utf-8"))
    except OSError as error:
        return f"cannot be read: {error.strerror}"
    except UnicodeDecodeError as error:
        return (
            f"not UTF-8: byte {error.start} is {error.object[error.start]:#04x}; save it as UTF-8"
        )
    except tomllib.TOMLDecodeError as error:
        return f"not TOML: {error}"
    except RecursionError:
        return "not TOML: nested too deep"
