"""Reading what an author wrote: plain files, small enough, in UTF-8."""

import os
import stat
from collections.abc import Iterator, Mapping
from fnmatch import fnmatchcase
from pathlib import Path

FILE_LIMIT = 256 * 1024
"""Bytes of a file."""
FILES_LIMIT = 200
"""Files beside an item.toml."""
ITEM_FILE = "item.toml"
MADE_BY_TOOLS = {"__pycache__"}


class Unreadable(ValueError):
    """Says why a file cannot be read."""


def printable(path: Path) -> str:
    """The path as text that can be printed and stored, also where its name is not UTF-8."""
    return path.as_posix().encode("utf-8", "backslashreplace").decode()


def read_text(path: Path) -> str:
    """What the file holds.

    Raises:
        Unreadable: it is not a plain file of up to `FILE_LIMIT` bytes of UTF-8.
    """
    try:
        _refuse_unfit(path)
        return path.read_text(encoding="utf-8")
    except OSError as error:
        raise Unreadable(f"cannot be read: {error.strerror}") from None
    except UnicodeDecodeError as error:
        raise Unreadable(
            f"not UTF-8: byte {error.start} is {error.object[error.start]:#04x}; save it as UTF-8"
        ) from None


def _refuse_unfit(path: Path) -> None:
    found = path.stat()
    if stat.S_ISDIR(found.st_mode):
        with os.scandir(path):
            # That a folder is closed to us says more than that it is one.
            raise Unreadable("cannot be read: it is a folder")
    if not stat.S_ISREG(found.st_mode):
        # A pipe, say: opening it would wait for whoever writes into it.
        raise Unreadable("cannot be read: it is not a plain file")
    if found.st_size > FILE_LIMIT:
        raise Unreadable(f"found {found.st_size:,} bytes; allowed: {FILE_LIMIT:,} or fewer")


def _refuse_outside(path: Path, folder: Path) -> None:
    """A link in a stranger's bank must not show what else lies on this machine."""
    try:
        is_inside = path.resolve(strict=True).is_relative_to(folder.resolve())
    except (OSError, RuntimeError):
        return  # reading it fails as well, and says why
    if not is_inside:
        raise Unreadable("a link to a file outside the item's folder; put the file itself here")


def files_beside(folder: Path) -> Iterator[Path]:
    """Every file of an item's folder but its item.toml and hidden ones, in order."""
    for path in sorted(folder.rglob("*")):
        inside = path.relative_to(folder)
        is_kept = not any(part.startswith(".") or part in MADE_BY_TOOLS for part in inside.parts)
        if is_kept and path.name != ITEM_FILE and not path.is_dir():
            yield path


class Beside:
    """The files of an item's folder, sorted into the fields of its kind."""

    def __init__(self, folder: Path, patterns: Mapping[str, str]) -> None:
        """`patterns` names a field for each file name; one with a `*` gives a dict by stem."""
        self.fields: dict[str, str | dict[str, str]] = {
            field: {} for pattern, field in patterns.items() if "*" in pattern
        }
        self.problems: list[tuple[str, str]] = []
        """File and what is wrong with it."""
        self._folder = folder
        paths = list(files_beside(folder))
        if len(paths) > FILES_LIMIT:
            self.problems.append(("", f"found {len(paths)} files; allowed: {FILES_LIMIT}"))
            return
        for path in paths:
            self._take(path, path.relative_to(folder), patterns)

    def _take(self, path: Path, inside: Path, patterns: Mapping[str, str]) -> None:
        name = printable(inside)
        pattern = next((p for p in patterns if _fits(name, p)), None)
        if pattern is None:
            allowed = ", ".join((ITEM_FILE, *patterns))
            self.problems.append(
                (name, f"no such file in an item of this kind; allowed: {allowed}")
            )
            return
        try:
            _refuse_outside(path, self._folder)
            text = read_text(path)
        except Unreadable as error:
            self.problems.append((name, str(error)))
            return
        field = self.fields.setdefault(patterns[pattern], text)
        if isinstance(field, dict):
            field[path.stem] = text


def _fits(name: str, pattern: str) -> bool:
    return name.count("/") == pattern.count("/") and fnmatchcase(name, pattern)
