"""Values in words, for a person: what a value is, and a bounded literal of it."""

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Any, Final

import numpy as np

from greenroom.graders.outputs.values import (
    is_frame,
    is_index,
    is_pandas_array,
    is_series,
    is_sparse,
)

SHOWN_TYPES: Final = 3
SHOWN_ROWS: Final = 20
LONG_DIGITS: Final = 60
ELLIPSIS: Final = "…"


def describe(value: object) -> str:
    """Type and shape of a value: "float64 (3,)", "list of 3 str", "None"."""
    if value is None:
        return "None"
    if isinstance(value, np.ndarray):
        return f"{_dtype(value.dtype)} {value.shape}"
    if isinstance(value, list | tuple | set | frozenset):
        return f"{type(value).__name__} of {_members(value)}"
    if isinstance(value, dict):
        return f"dict of {len(value):,}" if value else "empty dict"
    return _describe_table(value) or _noun(type(value))


def _dtype(dtype: "np.dtype[Any]") -> str:
    return {"U": "str", "S": "bytes", "O": "object"}.get(dtype.kind, dtype.name)


def _members(value: Any) -> str:
    if not value:
        return "0"
    kinds = list(dict.fromkeys(_noun(type(item)) for item in islice(value, 1000)))
    more = ELLIPSIS if len(kinds) > SHOWN_TYPES else ""
    return f"{len(value):,} {', '.join(kinds[:SHOWN_TYPES])}{more}"


def _noun(kind: type) -> str:
    return {type(None): "None", np.str_: "str", np.bool_: "bool"}.get(kind, kind.__name__)


def _describe_table(value: Any) -> str:
    if is_frame(value):
        columns = ", ".join(str(name) for name in value.columns[:8])
        more = f", {ELLIPSIS}" if len(value.columns) > 8 else ""
        return f"DataFrame of {len(value):,} rows with columns ({columns[:200]}{more})"
    if is_series(value) or is_index(value) or is_pandas_array(value):
        return f"{type(value).__name__} of {len(value):,} {value.dtype}"
    if is_sparse(value):
        return f"sparse {value.dtype} {value.shape}"
    if isinstance(value, range):
        return "range"
    return ""


def show(value: object, limit: int) -> str:
    """A literal of a value, cut to so many characters; what is cut is not looked at."""
    if limit < 1:
        return ""
    text = ""
    for piece in _pieces(value, limit):
        text += piece
        if len(text) > limit:
            return text[: limit - 1] + ELLIPSIS
    return text


def _pieces(value: Any, limit: int) -> Iterator[str]:
    """The literal in pieces, lazily, so that of a million elements few are made."""
    if isinstance(value, list):
        yield from _enclosed("[", value, "]", limit)
    elif isinstance(value, tuple):
        yield from _enclosed("(", value, ",)" if len(value) == 1 else ")", limit)
    elif isinstance(value, frozenset | set):
        yield from _show_set(value, limit)
    elif isinstance(value, dict):
        yield from _show_dict(value, limit)
    elif isinstance(value, np.ndarray):
        yield _show_array(value, limit)
    elif isinstance(value, np.generic):
        yield _show_scalar(value, limit)
    else:
        yield from _table_pieces(value, limit)


def _table_pieces(value: Any, limit: int) -> Iterator[str]:
    if is_series(value):
        yield from _show_series(value, limit)
    elif is_index(value) or is_pandas_array(value):
        yield from _enclosed(f"{type(value).__name__}([", value, "])", limit)
    elif is_frame(value):
        yield _show_frame(value)
    elif is_sparse(value):
        yield describe(value)
    else:
        yield _show_atom(value, limit)


def _enclosed(before: str, items: Iterable[Any], after: str, limit: int) -> Iterator[str]:
    yield before
    for place, item in enumerate(items):
        if place:
            yield ", "
        yield from _pieces(item, limit)
    yield after


def _show_set(value: set[Any] | frozenset[Any], limit: int) -> Iterator[str]:
    items: list[Any] = list(islice(value, limit + 1))
    try:
        items.sort()
    except TypeError:  # of several types
        items.sort(key=lambda item: (type(item).__name__, show(item, LONG_DIGITS)))
    if not items:
        yield f"{type(value).__name__}()"
        return
    is_frozen = isinstance(value, frozenset)
    before, after = ("frozenset({", "})") if is_frozen else ("{", "}")
    yield from _enclosed(before, items, after, limit)


def _show_dict(value: dict[Any, Any], limit: int) -> Iterator[str]:
    yield "{"
    for place, (key, item) in enumerate(value.items()):
        if place:
            yield ", "
        yield from _pieces(key, limit)
        yield ": "
        yield from _pieces(item, limit)
    yield "}"


def _show_array(value: "np.ndarray[Any, Any]", limit: int) -> str:
    # NumPy leaves out the middle of what is longer than the threshold.
    threshold = max(6, min(limit // 3, 1000))
    text = np.array2string(
        value,
        separator=", ",
        threshold=threshold,
        edgeitems=3,
        max_line_width=88,
        floatmode="maxprec",
        formatter={"str_kind": lambda item: show(str(item), limit)},
    )
    if value.size == 0:
        return f"array([], shape {value.shape}, {_dtype(value.dtype)})"
    return f"array({text})"


def _show_scalar(value: "np.generic", limit: int) -> str:
    if isinstance(value, np.str_ | np.bytes_):
        return _show_atom(value.item(), limit)
    return str(value)


def _show_atom(value: object, limit: int) -> str:
    if isinstance(value, str | bytes):
        return repr(value[: limit + 1])
    if isinstance(value, int) and not isinstance(value, bool) and value.bit_length() > 4 * 64:
        return _show_long(value)
    return repr(value)


def _show_long(value: int) -> str:
    """A long integer by its ends: all the digits of the longest help nobody."""
    digits = str(value)
    return f"{digits[:20]}{ELLIPSIS}{digits[-20:]} ({len(digits.lstrip('-')):,} digits)"


def _show_series(value: Any, limit: int) -> Iterator[str]:
    pairs = zip(value.index, value, strict=True)
    yield "Series({"
    for place, (label, item) in enumerate(pairs):
        if place:
            yield ", "
        yield from _pieces(label, limit)
        yield ": "
        yield from _pieces(item, limit)
    yield "})"


def _show_frame(value: Any) -> str:
    head = value.iloc[:SHOWN_ROWS, :SHOWN_ROWS]
    text: str = head.to_string(max_colwidth=LONG_DIGITS)
    rest = len(value) - len(head)
    return f"{text}\n{ELLIPSIS} {rest:,} more rows" if rest > 0 else text
