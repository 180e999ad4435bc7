"""pandas' types, each written as a record of arrays, texts and other records."""

import re
import sys
from collections.abc import Mapping
from functools import partial
from importlib import import_module
from typing import TYPE_CHECKING, Any, Final

from greenroom.sandbox.codec.wire import Builder, Encoder, Unfit, Writer, malformed

if TYPE_CHECKING:
    import pandas as pd

ZONE: Final = re.compile(r"[A-Za-z][A-Za-z0-9_+-]{0,31}(/[A-Za-z0-9_+-]{1,32}){0,2}", re.A)
OFFSET: Final = re.compile(r"UTC([+-]\d\d:\d\d)?", re.A)
UNITS: Final = ("s", "ms", "us", "ns")
MASKED_KINDS: Final = "biuf"
MAX_RANGE_INDEX: Final = 10_000_000
"""Of a RangeIndex, which a few bytes announce and whoever looks at it writes out."""


def encoders() -> Mapping[type, Encoder]:
    """How pandas' types are written; pandas must have been imported."""
    pandas = sys.modules["pandas"]
    return {
        pandas.DataFrame: _put_frame,
        pandas.Series: _put_series,
        pandas.MultiIndex: _put_multi_index,
        pandas.RangeIndex: _put_range_index,
        pandas.Index: _put_index,
        pandas.api.extensions.ExtensionArray: _put_column,
        pandas.Timestamp: _put_timestamp,
        pandas.Timedelta: _put_timedelta,
        pandas.Interval: _put_interval,
        type(pandas.NaT): partial(_put_constant, "nat"),
        type(pandas.NA): partial(_put_constant, "na"),
    }


def _put_constant(name: str, writer: Writer, _value: object, depth: int) -> None:
    writer.record(name, [], depth)


def _put_frame(writer: Writer, value: "pd.DataFrame", depth: int) -> None:
    dtypes = set(value.dtypes)
    dtype = dtypes.pop() if len(dtypes) == 1 else None
    if getattr(dtype, "kind", "") in tuple("biufc") and _is_numpy(dtype):
        body: Any = value.to_numpy()
    else:
        body = [_plain(value.iloc[:, place]) for place in range(value.shape[1])]
    writer.record("frame", [value.columns, value.index, body], depth)


def _put_series(writer: Writer, value: "pd.Series[Any]", depth: int) -> None:
    writer.record("series", [_plain(value), value.index, value.name], depth)


def _put_index(writer: Writer, value: "pd.Index[Any]", depth: int) -> None:
    writer.record("index", [_plain(value), value.name], depth)


def _put_range_index(writer: Writer, value: "pd.RangeIndex", depth: int) -> None:
    bounds = [int(value.start), int(value.stop), int(value.step)]
    writer.record("range_index", [*bounds, value.name], depth)


def _put_multi_index(writer: Writer, value: "pd.MultiIndex", depth: int) -> None:
    codes = [_array_of(codes) for codes in value.codes]
    writer.record("multi_index", [list(value.levels), codes, list(value.names)], depth)


def _is_numpy(dtype: object) -> bool:
    return isinstance(dtype, sys.modules["numpy"].dtype)


def _array_of(values: Any) -> Any:
    return sys.modules["numpy"].asarray(values)


def _plain(values: Any) -> Any:
    """A column's values: NumPy's array where that says all, else pandas' own."""
    return _array_of(values) if _is_numpy(values.dtype) else values.array


def _put_column(writer: Writer, value: Any, depth: int) -> None:
    """Append an extension array, by what kind of dtype it has."""
    pandas = sys.modules["pandas"]
    dtype = value.dtype
    if _is_numpy(dtype):
        writer.value(_array_of(value), depth)
    elif isinstance(dtype, pandas.CategoricalDtype):
        parts = [_array_of(value.codes), value.categories, bool(value.ordered)]
        writer.record("categorical", parts, depth)
    elif isinstance(dtype, pandas.StringDtype):
        texts = [None if missing else str(text) for text, missing in _with_missing(value)]
        writer.record("texts", [texts, dtype.na_value is pandas.NA], depth)
    elif isinstance(dtype, pandas.DatetimeTZDtype):
        moments = _array_of(value.astype("int64"))
        writer.record("zoned", [moments, dtype.unit, _zone_name(dtype.tz)], depth)
    elif isinstance(dtype, pandas.IntervalDtype):
        writer.record("intervals", [value.left, value.right, value.closed], depth)
    elif isinstance(dtype, pandas.SparseDtype):
        writer.value(value.to_dense(), depth)
    elif hasattr(dtype, "numpy_dtype") and dtype.kind in tuple(MASKED_KINDS):
        mask = _array_of(value.isna())
        data = value.to_numpy(dtype=dtype.numpy_dtype, na_value=0)
        writer.record("masked", [data, mask], depth)
    else:
        raise Unfit(f"a column of dtype {str(dtype)[:40]} cannot be returned; use .astype(str)")


def _with_missing(value: Any) -> Any:
    return zip(value.astype(object), value.isna(), strict=True)


def _zone_name(zone: object) -> str:
    name = str(zone)
    if not (ZONE.fullmatch(name) or OFFSET.fullmatch(name)):
        raise Unfit(f"times of the zone {name[:40]} cannot be returned; use .tz_convert('UTC')")
    return name


def _put_timestamp(writer: Writer, value: "pd.Timestamp", depth: int) -> None:
    zone = None if value.tz is None else _zone_name(value.tz)
    ticks = value.tz_convert(None) if zone else value
    writer.record("timestamp", [int(ticks.asm8.view("i8")), value.unit, zone], depth)


def _put_timedelta(writer: Writer, value: "pd.Timedelta", depth: int) -> None:
    writer.record("timedelta", [int(value.asm8.view("i8")), value.unit], depth)


def _put_interval(writer: Writer, value: Any, depth: int) -> None:
    writer.record("interval", [value.left, value.right, value.closed], depth)


def _pandas() -> Any:
    try:
        return import_module("pandas")  # half a second, spent only when a message needs it
    except ImportError as fault:
        raise Unfit("a table cannot be read where pandas is missing") from fault


def _column(values: Any) -> Any:
    """Values fit to be a column: a row of an array, with the dtype that must not be guessed."""
    pandas = _pandas()
    numpy = sys.modules["numpy"]
    if not isinstance(values, numpy.ndarray | pandas.api.extensions.ExtensionArray):
        raise malformed("a column that is no array")
    if values.ndim != 1:
        raise malformed("a column of more dimensions")
    return values


def _series(fields: list[Any]) -> Any:
    values, index, name = fields
    pandas = _pandas()
    column = _column(values)
    if not isinstance(index, pandas.Index) or len(index) != len(column):
        raise malformed("an index of another length")
    return pandas.Series(column, index=index, name=name, dtype=column.dtype)


def _frame(fields: list[Any]) -> Any:
    columns, index, body = fields
    pandas = _pandas()
    if not isinstance(index, pandas.Index) or not isinstance(columns, pandas.Index):
        raise malformed("a frame without an index")
    if not isinstance(body, list):
        if body.shape != (len(index), len(columns)) or body.dtype.kind not in "biufc":
            raise malformed("a frame of another shape")
        return pandas.DataFrame(body, index=index, columns=columns)
    if len(body) != len(columns) or any(len(_column(part)) != len(index) for part in body):
        raise malformed("a frame of another shape")
    parts = {place: _series([part, index, None]) for place, part in enumerate(body)}
    frame = pandas.DataFrame(parts, index=index)
    frame.columns = columns
    return frame


def _index(fields: list[Any]) -> Any:
    values, name = fields
    column = _column(values)
    return _pandas().Index(column, dtype=column.dtype, name=name)


def _range_index(fields: list[Any]) -> Any:
    start, stop, step, name = fields
    bounds = range(start, stop, step)
    if max(len(bounds), abs(start), abs(stop), abs(step)) > MAX_RANGE_INDEX:
        raise malformed("an index that long")
    return _pandas().RangeIndex(bounds, name=name)


def _multi_index(fields: list[Any]) -> Any:
    levels, codes, names = fields
    pandas = _pandas()
    if not all(isinstance(level, pandas.Index) for level in levels):
        raise malformed("levels that are none")
    return pandas.MultiIndex(levels=levels, codes=list(map(_column, codes)), names=names)


def _categorical(fields: list[Any]) -> Any:
    codes, categories, ordered = fields
    pandas = _pandas()
    if not isinstance(categories, pandas.Index) or _column(codes).dtype.kind != "i":
        raise malformed("categories that are none")
    return pandas.Categorical.from_codes(codes, categories=categories, ordered=ordered is True)


def _texts(fields: list[Any]) -> Any:
    texts, pandas_missing = fields
    pandas = _pandas()
    if not all(text is None or type(text) is str for text in texts):
        raise malformed("texts that are none")
    missing = pandas.NA if pandas_missing is True else float("nan")
    items = [missing if text is None else text for text in texts]
    return pandas.array(items, dtype=pandas.StringDtype("python", na_value=missing))


def _zoned(fields: list[Any]) -> Any:
    moments, unit, zone = fields
    if unit not in UNITS or _column(moments).dtype.kind != "i":
        raise malformed("moments that are none")
    naive = _pandas().Series(moments.astype("i8").view(f"M8[{unit}]"))
    return naive.dt.tz_localize("UTC").dt.tz_convert(_zone(zone)).array


def _zone(name: object) -> str:
    if not isinstance(name, str) or not (ZONE.fullmatch(name) or OFFSET.fullmatch(name)):
        raise malformed("an unknown time zone")
    return name


def _intervals(fields: list[Any]) -> Any:
    left, right, closed = fields
    return _pandas().arrays.IntervalArray.from_arrays(left, right, closed=closed)


def _masked(fields: list[Any]) -> Any:
    data, mask = fields
    arrays = _pandas().arrays
    kinds = {"b": arrays.BooleanArray, "f": arrays.FloatingArray}
    make = kinds.get(_column(data).dtype.kind, arrays.IntegerArray)
    if _column(mask).shape != data.shape:
        raise malformed("a mask of another length")
    return make(data, mask)


def _timestamp(fields: list[Any]) -> Any:
    ticks, unit, zone = fields
    moment = _of_ticks("Timestamp", "M8", ticks, unit)
    return moment if zone is None else moment.tz_localize("UTC").tz_convert(_zone(zone))


def _timedelta(fields: list[Any]) -> Any:
    ticks, unit = fields
    return _of_ticks("Timedelta", "m8", ticks, unit)


def _of_ticks(name: str, kind: str, ticks: object, unit: object) -> Any:
    if unit not in UNITS or type(ticks) is not int:
        raise malformed("a moment that is none")
    make = getattr(_pandas(), name)
    moment = sys.modules["numpy"].array([ticks], dtype="i8").view(f"{kind}[{unit}]")[0]
    return make(moment)


def _interval(fields: list[Any]) -> Any:
    left, right, closed = fields
    return _pandas().Interval(left, right, closed=closed)


BUILDERS: Final[Mapping[bytes, Builder]] = {
    b"frame": _frame,
    b"series": _series,
    b"index": _index,
    b"range_index": _range_index,
    b"multi_index": _multi_index,
    b"categorical": _categorical,
    b"texts": _texts,
    b"zoned": _zoned,
    b"intervals": _intervals,
    b"masked": _masked,
    b"timestamp": _timestamp,
    b"timedelta": _timedelta,
    b"interval": _interval,
    b"nat": lambda _fields: _pandas().NaT,
    b"na": lambda _fields: _pandas().NA,
}
