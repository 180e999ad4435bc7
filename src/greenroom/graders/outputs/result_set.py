"""A result set, and what of it is shown: text of bounded length."""

import datetime as dt
from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any, NamedTuple

from greenroom.graders.outputs.compare import show

SHOWN_ROWS = 20
CELL_CHARACTERS = 60
TABLE_CHARACTERS = 8_000
NAMES_CHARACTERS = 400


class Result(NamedTuple):
    """A result set."""

    columns: Sequence[str]
    rows: Sequence[Sequence[Any]]


def rows_of(value: Mapping[str, Any]) -> list[tuple[Any, ...]]:
    """The rows of what the sandbox sent column by column."""
    columns = (v if isinstance(v, list) else v.tolist() for v in value["values"])
    return list(zip(*columns, strict=True))


def named(result: Result) -> str:
    """The names of the columns."""
    return _clipped(", ".join(result.columns), NAMES_CHARACTERS)


def as_text(result: Result) -> str:
    """The first rows as an aligned table, its cells and all of it of bounded length."""
    shown = [[_cell(v) for v in row] for row in result.rows[:SHOWN_ROWS]]
    table = [[_clipped(name, CELL_CHARACTERS) for name in result.columns], *shown]
    widths = [max(len(row[i]) for row in table) for i in range(len(result.columns))]
    lines = [
        "  ".join(c.ljust(w) for c, w in zip(row, widths, strict=True)).rstrip() for row in table
    ]
    lines.insert(1, "  ".join("-" * width for width in widths))
    more = len(result.rows) - len(shown)
    text = _clipped("\n".join(lines), TABLE_CHARACTERS)
    return f"{text}\n{f'... and {more} more rows' if more else _count(shown)}"


def _count(rows: Sequence[object]) -> str:
    return "1 row" if len(rows) == 1 else f"{len(rows)} rows"


def _cell(value: object) -> str:
    if value is None:
        return "NULL"
    is_plain = isinstance(value, str | dt.date | dt.time | dt.timedelta | Decimal)
    return _clipped(str(value), CELL_CHARACTERS) if is_plain else show(value, CELL_CHARACTERS)


def _clipped(text: str, most: int) -> str:
    return text if len(text) <= most else text[: most - 1] + "…"
