"""Export files: JSON lines. The first says what the file is, each other one is a row."""

import contextlib
import json
import os
import tempfile
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import IO, Any

from greenroom.errors import ImportFault, StoreUnavailable
from greenroom.practice.ports import Store
from greenroom.store.fields import FIELDS, TYPED_LIMIT, shown
from greenroom.store.merge import RowFault
from greenroom.store.rows import to_json

FORMAT = "greenroom-export"
VERSION = 1
_LINE_LIMIT = 16 * TYPED_LIMIT
"""Bytes of a line: a form and its answer, where a character may take six."""
_ALWAYS_COUNTED = FIELDS.keys() - {"target"}
"""Exports from before there were targets do not count them."""
_HEADER = '{"format": "greenroom-export", "version": 1, "counts": {...}}'


def write_export(store: Store, out: IO[str]) -> Mapping[str, int]:
    """Write everything to a text stream; the number of rows by type.

    Raises:
        StoreUnavailable: the store cannot be read.
    """
    counts = Counter(dict.fromkeys(FIELDS, 0))
    # The header comes first and counts what follows, in the same moment of the store.
    with tempfile.TemporaryFile("w+", encoding="ascii", newline="\n") as body:
        for row in store.dump():
            counts[str(row["type"])] += 1
            body.write(f"{to_json(row)}\n")
        body.seek(0)
        out.write(f"{to_json({'format': FORMAT, 'version': VERSION, 'counts': dict(counts)})}\n")
        for line in body:
            out.write(line)
    return dict(counts)


def export_file(store: Store, path: Path) -> Mapping[str, int]:
    """Write everything to a file, which is there whole or not at all; the rows by type.

    Raises:
        StoreUnavailable: the store cannot be read or the file not be written.
    """
    part = path.with_name(f"{path.name}.part")
    try:
        with part.open("w", encoding="ascii", newline="\n") as out:
            counts = write_export(store, out)
            out.flush()
            os.fsync(out.fileno())
        part.replace(path)
    except OSError as error:
        with contextlib.suppress(OSError):
            part.unlink()
        raise StoreUnavailable(
            f"{path}: the export cannot be written ({error.strerror}). "
            "See that the folder is there, is yours and has free space."
        ) from error
    return counts


def import_file(store: Store, path: Path) -> int:
    """Keep what an export file has and the store has not; the number of new rows.

    Raises:
        ImportFault: a line is wrong; nothing was written.
        StoreUnavailable: the store cannot be written.
    """
    try:
        with path.open("rb") as file:
            lines = iter(lambda: file.readline(_LINE_LIMIT + 1), b"")
            return read_export(store, lines, str(path))
    except OSError as error:
        raise ImportFault(f"{path}: cannot be read ({error.strerror}).") from error


def read_export(store: Store, lines: Iterable[bytes], name: str) -> int:
    """As `import_file`, from lines; `name` is what messages call them.

    Raises:
        ImportFault: a line is wrong; nothing was written.
        StoreUnavailable: the store cannot be written.
    """
    numbered = enumerate(lines, 1)
    counts = _header(next(numbered, (1, b"")), name)
    try:
        return store.load(_rows(numbered, counts, name))
    except RowFault as fault:
        raise ImportFault(f"{name}, line {fault.number + 1}: {fault.what}") from None


def _header(numbered: tuple[int, bytes], name: str) -> Mapping[str, int]:
    header = _object(*numbered, name, _HEADER)
    if header.get("format") != FORMAT:
        raise ImportFault(f"{name}, line 1: found no header; allowed: {_HEADER}")
    if header.get("version") != VERSION:
        raise ImportFault(
            f"{name}, line 1: found version {shown(header.get('version'))}; allowed: {VERSION}. "
            "A newer Greenroom may read it."
        )
    counts = header.get("counts")
    if not isinstance(counts, dict) or not _ALWAYS_COUNTED <= counts.keys() <= FIELDS.keys():
        raise ImportFault(
            f"{name}, line 1: counts: found {shown(counts)}; allowed: a number of rows for each of "
            f"{', '.join(FIELDS)}"
        )
    return {**dict.fromkeys(FIELDS, 0), **counts}


def _rows(
    numbered: Iterator[tuple[int, bytes]], counts: Mapping[str, int], name: str
) -> Iterator[dict[str, Any]]:
    found = Counter(dict.fromkeys(counts, 0))
    number = 1
    for number, line in numbered:
        row = _object(number, line, name, "a JSON object")
        yield row
        found[str(row["type"])] += 1
    for kind, promised in counts.items():
        if found[kind] != promised:
            raise ImportFault(
                f"{name}, line {number}: found {found[kind]} rows of type {kind} up to this end; "
                f"allowed: {shown(promised)}, as line 1 says. The file was cut off or changed."
            )


def _object(number: int, line: bytes, name: str, allowed: str) -> dict[str, Any]:
    if len(line) > _LINE_LIMIT:
        raise ImportFault(
            f"{name}, line {number}: found more than {_LINE_LIMIT:,} bytes; "
            f"allowed: {_LINE_LIMIT:,} or fewer"
        )
    try:
        found = json.loads(line.decode(), object_pairs_hook=_distinct, parse_constant=_refuse)
    except (ValueError, RecursionError):
        found = None
    if not isinstance(found, dict):
        start = line[:60].decode("utf-8", "backslashreplace").rstrip("\n")
        raise ImportFault(f"{name}, line {number}: found {start!r}; allowed: {allowed}")
    return found


def _distinct(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) < len(pairs):
        raise ValueError("a name stands twice in an object")
    return found


def _refuse(constant: str) -> None:
    raise ValueError(f"{constant} is not JSON")
