"""Data of every kind that the codec knows."""

import math
from datetime import UTC, date, datetime, time, timedelta, timezone
from decimal import Decimal
from typing import Any

import numpy as np
import pandas as pd

from greenroom.sandbox.codec import NumpyRng, PythonRng, Stream

EAST = timezone(timedelta(hours=5, minutes=45))


def same(left: Any, right: Any) -> bool:
    """Equal in type and value all the way down; NaN is itself."""
    if type(left) is not type(right):
        return False
    if isinstance(left, float | complex):
        return repr(left) == repr(right)
    if isinstance(left, np.ndarray):
        return (left.dtype, left.shape) == (right.dtype, right.shape) and all(
            same(a, b) for a, b in zip(left.ravel().tolist(), right.ravel().tolist(), strict=True)
        )
    if isinstance(left, list | tuple):
        return len(left) == len(right) and all(map(same, left, right))
    if isinstance(left, dict):
        return same(list(left.items()), list(right.items()))
    return bool(left == right)


PLAIN: list[Any] = [
    None,
    True,
    False,
    0,
    -1,
    2**63 - 1,
    2**63,
    -(2**64),
    2**4096 - 1,
    -(2**4095),
    1.5,
    -0.0,
    math.nan,
    math.inf,
    -math.inf,
    complex(-0.0, math.nan),
    "",
    "naïve \U0001f642 \x00",
    "\ud800",
    b"\x00\xff",
    [],
    [1, 2**70],
    [True, 1, 1.0],
    [1.0, math.nan],
    ["", "ab", "\ud800", "\udc00"],
    [[1.0], [2.0], []],
    (1, ("a",)),
    {},
    {1: "one", "two": [2], (3, None): {"three": 3}},
    {1, 2.5, "x", (1,), frozenset({2})},
    frozenset(),
    Decimal("1.50"),
    Decimal("-0"),
    Decimal("1E+99"),
    Decimal("Infinity"),
    date(1, 1, 1),
    datetime(2024, 2, 29, 23, 59, 59, 999999, fold=1),  # noqa: DTZ001  naive ones travel too
    datetime(2024, 2, 29, tzinfo=UTC),
    datetime(2024, 2, 29, tzinfo=EAST),
    time(12, 30, 1, 5),
    time(12, tzinfo=EAST),
    timedelta(-3, 5, 7),
    timedelta.max,
    range(10, 0, -3),
    range(2**70),
    Stream([1, 2]),
    NumpyRng(7),
    PythonRng(0),
]
ARRAYS = [
    np.array(3.5),
    np.zeros((0, 3)),
    np.arange(24).reshape(2, 3, 4)[:, ::2, ::-1],
    np.asfortranarray(np.arange(6).reshape(2, 3)),
    np.arange(3, dtype=">i4"),
    np.broadcast_to(np.float32(1), (3, 2)),
    *(np.array([0, 1, 2], dtype=code) for code in "?bBhHiIqQefdgFDG"),
    np.array(["a", "", "long \U0001f642"]),
    np.array([], dtype="U3"),
    np.array([b"a", b"bc"]),
    np.array(["2020-01-01", "NaT"], dtype="M8[D]"),
    np.array([1, -5], dtype="m8[ns]"),
    np.array([1, "a", None, [1, 2]], dtype=object),
    np.array(None, dtype=object),
    np.float32(1.5),
    np.int8(-3),
    np.bool_(True),  # noqa: FBT003 - a value
    np.longdouble("0.1"),
    np.complex64(1j),
    np.datetime64("2020-01-01T10", "h"),
    np.str_("text"),
    np.str_(""),
    np.bytes_(b"bytes"),
    [np.float64(1.0), 1.0],
]
STAMPS = pd.to_datetime(["2020-01-01 00:00", "2021-06-01 10:00"])
FRAMES = [
    pd.Series([1, 2, 3], name="x", index=["a", "b", "c"]),
    pd.Series([1.0, None]),
    pd.Series(["a", None, "c"]),
    pd.Series(["a", None], dtype="string"),
    pd.Series([1, "a", None], dtype=object),
    pd.Series([1, None], dtype="Int64"),
    pd.Series([1.5, None], dtype="Float32"),
    pd.Series([True, None], dtype="boolean"),
    pd.Series(pd.Categorical(["b", "a", None], categories=["b", "a"], ordered=True)),
    pd.Series(STAMPS),
    pd.Series(STAMPS.tz_localize("Europe/Berlin")),
    pd.Series(STAMPS.tz_localize(EAST)),
    pd.Series(STAMPS - STAMPS[0]),
    pd.Series(pd.cut([1, 2, 9], 3)).value_counts(sort=False),
    pd.Series([], dtype="float64"),
    pd.DataFrame(),
    pd.DataFrame(np.eye(3), columns=list("abc")),
    pd.DataFrame({"n": [1, 2], "s": ["x", "y"], "t": STAMPS, "c": pd.Categorical(["u", "v"])}),
    pd.DataFrame([[1, "a"]], columns=["same", "same"]),
    pd.DataFrame(index=range(3)),
    pd.DataFrame({"a": [1, 1], "v": [2, 3]}).groupby("a").agg(["sum", "mean"]),
    pd.Index([1, 2], name="i"),
    pd.Index(["a", None]),
    pd.RangeIndex(5, name="r"),
    pd.DatetimeIndex(STAMPS),
    pd.CategoricalIndex(["a", "b"]),
    pd.MultiIndex.from_product([[1, 2], ["a", "b"]], names=["p", "q"]),
]
