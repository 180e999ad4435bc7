"""A table of persons by items, read from a file: 0, 1, partial scores and blanks."""

import csv
import io
import math
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import numpy as np
from numpy.typing import NDArray

from greenroom.errors import RequestError
from greenroom.learner.responses import MOST_STEPS, Responses

FREQ: Final = "freq"
"""Header of a last column that says how many persons a line stands for."""
PERSONS: Final = frozenset(
    {"id", "person", "person_id", "student", "student_id", "user", "user_id"}
)
"""Headers of a first column that names the persons."""
BLANKS: Final = frozenset({"", "na", "nan"})
FILE_LIMIT: Final = 200_000_000
"""Bytes."""
ITEM_LIMIT: Final = 20_000
CELL_LIMIT: Final = 20_000_000
"""Persons, each line counted as often as it stands, times items."""
SHOWN: Final = 8
"""Findings that are listed; the others are counted."""
FINEST: Final = 10
"""Shares down to one tenth are told apart."""
COARSE: Final = 4
"""Steps to which finer shares are rounded."""


@dataclass(frozen=True)
class Table:
    """What the file holds."""

    items: tuple[str, ...]
    responses: Responses
    scores: tuple[tuple[float, ...], ...]
    """Of each item, the score of each category as it stands in the file."""
    rounded: tuple[str, ...]
    """Items whose shares were too fine to be told apart."""
    empty: int
    """Persons without an answer, who were left out."""


def read_table(file: Path) -> Table:
    """The table in a file.

    Raises:
        RequestError: it cannot be read or is no such table; the text says where, what was found
            and what is allowed.
    """
    lines = _lines(file)
    header = next(lines, None)
    if header is None:
        raise RequestError(f"{file}: is empty; {_WANTED}")
    names = [name.strip() for name in header[1]]
    has_person = len(names) > 1 and names[0].lower() in PERSONS
    has_freq = len(names) > 1 and names[-1].lower() == FREQ
    items = names[has_person : len(names) - has_freq]
    _check_names(file, items)
    reader = _Reader(file, names, has_person, has_freq)
    values, freq = reader.read(lines)
    return _table(file, items, values, freq)


_WANTED: Final = (
    "a header row of item names is needed, then a line a person with 0, 1, a share between or "
    "nothing for each item"
)


def _lines(file: Path) -> Iterator[tuple[int, list[str]]]:
    """Number and cells of each line that is not blank."""
    text = _text(file)
    head = text[: text.find("\n")] if "\n" in text else text
    bare = re.sub(r'"[^"]*"', "", head)
    mark = max(",;\t", key=bare.count)
    rows = csv.reader(io.StringIO(text, newline=""), delimiter=mark)
    try:
        for row in rows:
            if any(cell.strip() for cell in row):
                yield rows.line_num, row
            elif len(row) > 1:
                # A person who answered nothing.
                yield rows.line_num, row
    except csv.Error as error:
        raise RequestError(f"{file}: line {rows.line_num}: {error}") from None


def _text(file: Path) -> str:
    try:
        with file.open("rb") as opened:
            # What is no plain file may not end, nor say how long it is.
            data = opened.read(FILE_LIMIT + 1)
    except OSError as error:
        raise RequestError(f"{file}: cannot be read: {error.strerror}") from None
    if len(data) > FILE_LIMIT:
        raise RequestError(f"{file}: more than the {FILE_LIMIT:,} bytes that are read at most")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise RequestError(
            f"{file}: line {line}: not UTF-8: byte {data[error.start]:#04x}; save the table as "
            "CSV in UTF-8"
        ) from None


def _check_names(file: Path, items: Sequence[str]) -> None:
    if len(items) > ITEM_LIMIT:
        raise RequestError(f"{file}: {len(items):,} items; at most {ITEM_LIMIT:,} are fitted")
    if len(items) < 2:
        raise RequestError(
            f"{file}: {'1 item' if items else 'no items'}; at least 2 are needed: {_WANTED}"
        )
    twice = [name for name, count in Counter(items).items() if count > 1]
    if twice:
        raise RequestError(
            f"{file}: line 1: {_quoted(twice[0])} stands {items.count(twice[0])} times; {_WANTED}"
        )
    if "" in items:
        raise RequestError(f"{file}: line 1: column {items.index('') + 1} has no name; {_WANTED}")


class _Reader:
    """Turns cells into numbers and gathers what is wrong."""

    def __init__(self, file: Path, names: Sequence[str], has_person: bool, has_freq: bool) -> None:
        self._file = file
        self._names = names
        self._has_person = has_person
        self._has_freq = has_freq
        self._known: dict[str, float] = {}
        self._findings: list[str] = []
        self._wrong = 0

    def read(
        self, lines: Iterator[tuple[int, list[str]]]
    ) -> tuple[NDArray[np.float32], NDArray[np.int64]]:
        """(lines, items) scores, NaN for blanks, and (lines,) how many persons each stands for."""
        blocks: list[NDArray[np.float32]] = []
        rows: list[list[float]] = []
        freq: list[int] = []
        end = len(self._names) - self._has_freq
        for number, cells in lines:
            if len(cells) != len(self._names):
                self._find(f"line {number}: {len(cells)} cells where the header has "
                           f"{len(self._names)}")  # fmt: skip
                continue
            rows.append(self._scores(number, cells[self._has_person : end]))
            freq.append(self._count(number, cells[-1]) if self._has_freq else 1)
            if len(rows) == 10_000:
                blocks.append(np.array(rows, dtype=np.float32))
                rows = []
        self._report()
        if not freq:
            raise RequestError(f"{self._file}: no persons; {_WANTED}")
        if rows:
            blocks.append(np.array(rows, dtype=np.float32))
        return np.concatenate(blocks), np.array(freq, dtype=np.int64)

    def _scores(self, number: int, cells: Sequence[str]) -> list[float]:
        try:
            return [self._known[cell] for cell in cells]
        except KeyError:
            return [self._score(number, place, cell) for place, cell in enumerate(cells)]

    def _score(self, number: int, place: int, cell: str) -> float:
        if cell not in self._known:
            value = _number(cell)
            if value is None:
                name = self._names[place + self._has_person]
                self._find(
                    f"line {number}, column {_quoted(name)}: {_quoted(cell)} is no score: 0, 1, a "
                    f"share between, a whole number up to {MOST_STEPS}, or nothing"
                )
                return math.nan
            self._known[cell] = value
        return self._known[cell]

    def _count(self, number: int, cell: str) -> int:
        text = cell.strip()
        value = _number(text, CELL_LIMIT)
        if value is None or math.isnan(value) or value != int(value):
            self._find(
                f"line {number}, column {_quoted(self._names[-1])}: {_quoted(cell)} is no number "
                "of persons: a whole number from 0"
            )
            return 0
        return int(value)

    def _find(self, finding: str) -> None:
        self._wrong += 1
        if len(self._findings) < SHOWN:
            self._findings.append(f"{self._file}: {finding}")

    def _report(self) -> None:
        if self._wrong > SHOWN:
            self._findings.append(f"and {self._wrong - SHOWN:,} more of the kind")
        if self._findings:
            raise RequestError("\n".join(self._findings))


def _number(cell: str, most: float = MOST_STEPS) -> float | None:
    """A score, NaN for a blank; None where it is neither."""
    text = cell.strip().lower()
    if text in BLANKS:
        return math.nan
    # Python would read 1_0 as 10.
    if "_" in text:
        return None
    try:
        value = float(text)
    except ValueError:
        return None
    is_score = 0 <= value <= 1 or (0 < value <= most and value == int(value))
    return value if is_score else None


def _table(
    file: Path,
    items: Sequence[str],
    values: NDArray[np.float32],
    freq: NDArray[np.int64],
) -> Table:
    if int(freq.sum()) * len(items) > CELL_LIMIT:
        raise RequestError(
            f"{file}: {int(freq.sum()):,} persons by {len(items):,} items; at most "
            f"{CELL_LIMIT:,} cells are fitted"
        )
    categories = np.full(values.shape, -1, dtype=np.int8)
    scores, rounded, findings = [], [], []
    for place, name in enumerate(items):
        is_there = ~np.isnan(values[:, place]) & (freq > 0)
        given, is_rounded = _levels(values[is_there, place])
        levels, ranks = np.unique(given, return_inverse=True)
        if len(levels) < 2:
            findings.append(_constant(name, levels, int(freq[is_there].sum())))
        elif len(levels) > MOST_STEPS + 1:
            findings.append(
                f"column {_quoted(name)}: {len(levels)} different scores; at most "
                f"{MOST_STEPS + 1} are told apart: give shares alone, or whole points alone"
            )
        categories[is_there, place] = ranks
        scores.append(tuple(map(float, levels)))
        rounded += [name] * is_rounded
    if findings:
        more = [f"and {len(findings) - SHOWN} more"] * (len(findings) > SHOWN)
        raise RequestError("\n".join([*(f"{file}: {f}" for f in findings[:SHOWN]), *more]))
    answered = (categories >= 0).any(axis=1)
    empty = int(freq[~answered].sum())
    whole = np.repeat(categories[answered], freq[answered], axis=0)
    person, item = np.nonzero(whole >= 0)
    steps = [len(levels) - 1 for levels in scores]
    responses = Responses.of(
        person.astype(np.int32), item.astype(np.int32), whole[person, item], steps
    )
    return Table(tuple(items), responses, tuple(scores), tuple(rounded), empty)


def _levels(given: NDArray[np.float32]) -> tuple[NDArray[np.float64], bool]:
    """The scores on a scale of few steps, and whether they were rounded to it."""
    found = given.astype(np.float64)
    distinct = np.unique(found)
    if np.all(distinct == np.round(distinct)):
        return found, False
    for steps in range(2, FINEST + 1):
        parts = distinct * steps
        # 0.33 and 0.67 are thirds as people write them.
        if np.all(np.abs(parts - np.round(parts)) <= 0.0051 * steps):
            return np.round(found * steps) / steps, False
    return np.round(found * COARSE) / COARSE, True


def _constant(name: str, levels: NDArray[np.float64], n: int) -> str:
    if not n:
        return f"column {_quoted(name)}: no answers; leave the column out"
    return (
        f"column {_quoted(name)}: every answer is {levels[0]:g} (n = {n:,}); what everybody "
        "answers alike tells nothing: leave the column out"
    )


def _quoted(text: str) -> str:
    # With signs that cannot be seen written out.
    return repr(text[:40])
