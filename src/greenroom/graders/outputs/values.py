"""What kind of data a value is, and its parts in a common form."""

import sys
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal
from typing import Any, Final, Literal, TypeAlias

import numpy as np

from greenroom.graders.outputs.closeness import Array, epsilon, is_number
from greenroom.sandbox.codec.libraries import in_memory

Category: TypeAlias = Literal[
    "none",
    "missing",
    "number",
    "text",
    "bytes",
    "moment",
    "span",
    "clock",
    "row",
    "set",
    "dict",
    "frame",
    "sparse",
    "other",
]
Row: TypeAlias = Sequence[Any] | Array

MAX_RANGE: Final = 10_000_000
"""Elements of a range that is written out to be compared."""
NAIVE_EPOCH: Final = datetime(1970, 1, 1)  # noqa: DTZ001  what naive times are counted from
AWARE_EPOCH: Final = datetime(1970, 1, 1, tzinfo=UTC)
PLAIN: Final = frozenset({int, float, bool, str, bytes, type(None), date, datetime, Decimal})
NANOSECONDS: Final = 1_000_000_000


def is_plain(value: Any) -> bool:
    """Whether a value is a list or tuple of Python's own, which Python itself can compare.

    What it finds equal is equal; what it finds unequal may be so within a tolerance.
    """
    if type(value) is not list and type(value) is not tuple:
        return False
    kinds = set(map(type, value))
    return kinds <= PLAIN or (kinds <= {list, tuple} and all(map(is_plain, value)))


def unwrapped(value: Any) -> Any:
    """A value without what only wraps it: an array of no dimensions, an interval."""
    if isinstance(value, np.ndarray) and value.ndim == 0:
        return value[()]
    if _is_of("pandas", "Interval", value):
        return (value.left, value.right, value.closed)
    return value


def category(value: Any) -> Category:
    """What kind of data a value is, whatever library it came from."""
    if value is None:
        return "none"
    if isinstance(value, str):
        return "text"
    if is_missing(value):
        return "missing"
    if is_number(value):
        return "number"
    for name, kinds in _KINDS:
        if isinstance(value, kinds):
            return name
    return _category_of_table(value)


_KINDS: Final[Sequence[tuple[Category, tuple[type, ...]]]] = (
    ("row", (list, tuple, np.ndarray)),
    ("dict", (dict,)),
    ("set", (set, frozenset)),
    ("bytes", (bytes,)),
    ("moment", (date, np.datetime64)),
    ("span", (timedelta, np.timedelta64)),
    ("clock", (time,)),
)


def _category_of_table(value: Any) -> Category:
    if isinstance(value, range):
        return "row" if _is_short(value) else "other"
    if is_series(value) or is_index(value) or is_pandas_array(value):
        return "row"
    if is_frame(value):
        return "frame"
    return "sparse" if is_sparse(value) else "other"


def _is_short(value: range) -> bool:
    try:
        return len(value) <= MAX_RANGE
    except OverflowError:
        return False


def is_missing(value: Any) -> bool:
    """Whether a value is pandas' NA or NaT, or NumPy's NaT; a NaN is a number, None is None."""
    if isinstance(value, np.datetime64 | np.timedelta64):
        return bool(np.isnat(value))
    pandas = in_memory("pandas")
    return pandas is not None and (value is pandas.NA or value is pandas.NaT)


def row_of(value: Any) -> Row:
    """The elements of something of category "row"; what a column misses is NaN."""
    if isinstance(value, np.ndarray):
        items: Row = value.tolist() if value.dtype.kind == "O" else value
        return items
    if isinstance(value, list | tuple):
        return value
    if isinstance(value, range):
        return list(value)
    if isinstance(value.dtype, np.dtype) and value.dtype.kind != "O":
        return np.asarray(value)
    pandas = sys.modules["pandas"]
    return [np.nan if is_absent(item, pandas) else item for item in list(value)]


def is_absent(item: Any, pandas: Any) -> bool:
    """Whether an element of a column is missing, in which None and NaN mean the same."""
    return item is None or item is pandas.NA or item is pandas.NaT


@dataclass(frozen=True, eq=False, slots=True)
class Numbers:
    """A row, or rows of rows, as one array of numbers."""

    values: Array
    rounding: float
    """Machine epsilon of the coarsest float that was among them; 0 for integers and float64."""

    @property
    def is_integer(self) -> bool:
        return self.values.dtype.kind in "biu"


def numbers_of(row: Row) -> Numbers | None:
    """A row as one array, or None if it is ragged, not of numbers, or would lose digits as one.

    Integers beside floats are not made floats: integers are compared exactly.
    """
    if isinstance(row, np.ndarray):
        return Numbers(row, epsilon(row.dtype)) if row.dtype.kind in "biufc" else None
    kinds = set(map(type, row))
    if not kinds:
        return Numbers(np.zeros(0), 0.0)
    if kinds <= {list, tuple, np.ndarray}:
        return _stacked(row)
    families = set(map(_family, kinds))
    if len(families) > 1 or None in families:
        return None
    values = np.array(row)
    if values.dtype.kind not in str(families.pop()):
        return None  # integers that are too large for one dtype
    rounding = max(epsilon(np.dtype(k)) if issubclass(k, np.generic) else 0.0 for k in kinds)
    return Numbers(values, rounding)


def _stacked(rows: Row) -> Numbers | None:
    parts: list[Numbers] = []
    for row in rows:
        is_scalar = isinstance(row, np.ndarray) and row.ndim == 0
        part = None if is_scalar else numbers_of(row_of(row))
        if part is None or (parts and part.values.shape != parts[0].values.shape):
            return None
        parts.append(part)
    if len({part.is_integer for part in parts}) > 1:
        return None
    values = np.stack([part.values for part in parts])
    if parts[0].is_integer and values.dtype.kind not in "biu":
        return None
    return Numbers(values, max(part.rounding for part in parts))


def _family(kind: type) -> str | None:
    """Kinds of dtype that an array of such numbers may have."""
    if issubclass(kind, int | np.integer | np.bool_) and not issubclass(kind, np.timedelta64):
        return "biu"
    if issubclass(kind, float | np.floating):
        return "f"
    if issubclass(kind, complex | np.complexfloating):
        return "c"
    return None


def moment_of(value: Any) -> tuple[bool, int, int]:
    """Whether a time has a zone, and its seconds and nanoseconds since 1970.

    A date is its midnight, so that a column of dates equals one of timestamps at midnight.
    """
    if _is_of("pandas", "Timestamp", value):
        return (value.tz is not None, *_seconds_of(value.to_datetime64()))
    if isinstance(value, np.datetime64):
        return (False, *_seconds_of(value))
    if not isinstance(value, datetime):
        return (False, (value.toordinal() - NAIVE_EPOCH.toordinal()) * 86_400, 0)
    is_aware = value.tzinfo is not None
    since = value - (AWARE_EPOCH if is_aware else NAIVE_EPOCH)
    return (is_aware, since.days * 86_400 + since.seconds, since.microseconds * 1000)


def _seconds_of(value: np.datetime64) -> tuple[int, int]:
    whole = value.astype("M8[s]")
    rest = (value - whole).astype("m8[ns]")
    return int(whole.astype("i8")), int(rest.astype("i8"))


def span_of(value: timedelta | np.timedelta64) -> int | str:
    """A span in nanoseconds; months and years have none and are told by their text."""
    if isinstance(value, timedelta):
        seconds = value.days * 86_400 + value.seconds
        # pandas' Timedelta is a timedelta with nanoseconds besides.
        rest = value.microseconds * 1000 + int(getattr(value, "nanoseconds", 0))
        return seconds * NANOSECONDS + rest
    unit, count = np.datetime_data(value.dtype)
    if unit in {"Y", "M", "generic"}:
        return f"{value.astype('i8')} x {count} {unit}"
    whole = value.astype("m8[s]")
    rest_ns = (value - whole).astype("m8[ns]")
    return int(whole.astype("i8")) * NANOSECONDS + int(rest_ns.astype("i8"))


def is_frame(value: object) -> bool:
    """Whether a value is pandas' DataFrame; pandas need not be installed."""
    return _is_of("pandas", "DataFrame", value)


def is_series(value: object) -> bool:
    """Whether a value is pandas' Series."""
    return _is_of("pandas", "Series", value)


def is_index(value: object) -> bool:
    """Whether a value is pandas' Index."""
    return _is_of("pandas", "Index", value)


def is_pandas_array(value: object) -> bool:
    """Whether a value is an array of pandas' own, such as a Categorical."""
    pandas = in_memory("pandas")
    return pandas is not None and isinstance(value, pandas.api.extensions.ExtensionArray)


def is_sparse(value: object) -> bool:
    """Whether a value is a sparse matrix or array of SciPy."""
    return _is_of("scipy.sparse", "sparray", value) or _is_of("scipy.sparse", "spmatrix", value)


def _is_of(module: str, name: str, value: object) -> bool:
    loaded = in_memory(module)
    return loaded is not None and isinstance(value, getattr(loaded, name))
