"""Values travel whole, and what is no data is refused kindly."""

import collections
import enum
import math
import re
import tracemalloc
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta, timezone
from decimal import Decimal
from typing import Any, NamedTuple
from zoneinfo import ZoneInfo

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra import numpy as npst
from scipy import sparse

from greenroom.sandbox.codec import Unfit, decode, encode
from tests.sandbox.values import ARRAYS, EAST, FRAMES, PLAIN, same


@pytest.mark.parametrize("value", [*PLAIN, *ARRAYS], ids=lambda value: type(value).__name__)
def test_a_value_comes_back_as_it_was(value: Any) -> None:
    assert same(decode(encode(value)), value)


@pytest.mark.parametrize("value", FRAMES, ids=lambda value: type(value).__name__)
def test_a_table_comes_back_as_it_was(value: Any) -> None:
    back = decode(encode(value))

    if isinstance(value, pd.Series):
        pd.testing.assert_series_equal(back, value, check_freq=False)
    elif isinstance(value, pd.DataFrame):
        pd.testing.assert_frame_equal(back, value, check_freq=False)
    else:
        pd.testing.assert_index_equal(back, value, exact=True)


@pytest.mark.parametrize(
    "value",
    [
        pd.Timestamp("2020-01-01 10:00:00.123456789"),
        pd.Timestamp("2020-01-01", tz="Asia/Kathmandu"),
        pd.Timedelta("1D").as_unit("ns"),
        pd.Interval(0, 1.5, closed="left"),
    ],
)
def test_a_scalar_of_pandas_comes_back_as_it_was(value: Any) -> None:
    back = decode(encode(value))

    assert type(back) is type(value)
    assert back == value
    assert str(back) == str(value)


def test_missing_values_of_pandas_come_back_as_themselves() -> None:
    back = decode(encode([pd.NA, pd.NaT]))

    assert back[0] is pd.NA
    assert back[1] is pd.NaT


def test_a_categorical_comes_back_as_it_was() -> None:
    value = pd.Categorical(["b", None, "a"], categories=["b", "a", "c"], ordered=True)

    pd.testing.assert_extension_array_equal(decode(encode(value)), value)


@pytest.mark.parametrize("layout", ["csr", "csc", "coo", "lil", "dok", "dia", "bsr"])
@pytest.mark.parametrize("make", [sparse.csr_matrix, sparse.csr_array])
def test_a_sparse_matrix_keeps_its_values(layout: str, make: Any) -> None:
    value = make(np.array([[0, 1.5, 0], [0, 0, -2]])).asformat(layout)

    back = decode(encode(value))

    assert isinstance(back, sparse.sparray) == isinstance(value, sparse.sparray)
    assert back.format == (layout if layout in {"csr", "csc"} else "coo")
    assert back.shape == value.shape
    assert (back.toarray() == value.toarray()).all()


def test_arrays_are_writable_copies() -> None:
    back = decode(encode(np.zeros(2)))

    back[0] = 1

    assert back.tolist() == [1, 0]


class Pair(NamedTuple):
    left: int
    right: int


class Liar(list):  # type: ignore[type-arg] # plain on purpose
    """Says of itself that it is empty and equal to everything."""

    def __len__(self) -> int:
        return 0

    def __iter__(self) -> Iterator[Any]:
        return iter([42])

    def __eq__(self, other: object) -> bool:
        return True

    __hash__ = None


class LyingArray(np.ndarray[Any, Any]):  # noqa: PLW1641 - nobody hashes it
    def __eq__(self, other: object) -> Any:
        return True

    def __array__(self, *_: Any, **__: Any) -> Any:
        return np.ones(3)

    def tobytes(self, *_: Any) -> bytes:
        return b"x" * 24


class LyingFloat(float):
    def __float__(self) -> float:
        return 1.0


def ordered() -> Any:
    value = collections.OrderedDict(a=1, b=2)
    value.move_to_end("a")
    return value


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (collections.Counter("aab"), {"a": 2, "b": 1}),
        (collections.defaultdict(list, {1: [2]}), {1: [2]}),
        (ordered(), {"b": 2, "a": 1}),
        (collections.deque([1, 2]), [1, 2]),
        (Pair(1, 2), (1, 2)),
        (enum.IntEnum("Colour", {"RED": 3}).RED, 3),  # type: ignore[attr-defined] # made by name
        (bytearray(b"ab"), b"ab"),
        (Liar([1, 2]), [1, 2]),
        (LyingFloat(2.5), 2.5),
        (np.arange(3.0).view(LyingArray), np.arange(3.0)),
        (np.asmatrix([[1, 2]]), np.array([[1, 2]])),
        (np.array(["a", "bcd"], dtype=np.dtypes.StringDType()), np.array(["a", "bcd"], object)),
        (
            datetime(2024, 7, 1, tzinfo=ZoneInfo("Europe/Berlin")),
            datetime(2024, 7, 1, tzinfo=timezone(timedelta(hours=2))),
        ),
    ],
    ids=lambda value: re.sub("0x[0-9a-f]+", "", repr(value))[:30],
)
def test_a_subclass_is_read_as_its_base_whatever_it_says(value: Any, expected: Any) -> None:
    assert same(decode(encode(value)), expected)


@dataclass
class Point:
    x: int


def looped() -> list[Any]:
    value: list[Any] = []
    value.append(value)
    return value


def nested(depth: int) -> list[Any]:
    value: list[Any] = []
    for _ in range(depth - 1):
        value = [value]
    return value


class Hostile(type):
    def __hash__(cls) -> int:
        raise RuntimeError("no")


@pytest.mark.parametrize(
    ("value", "message"),
    [
        (len, "a function cannot be returned; return its values"),
        ([lambda: 1], "a function cannot be returned; return its values"),
        ((i for i in "ab"), "a generator cannot be returned; return a list of it"),
        (iter([1]), "an iterator cannot be returned; return a list of it"),
        ({}.keys(), "a dict_keys view cannot be returned; return a list of it"),
        (Point, "a class cannot be returned"),
        (Point(1), "a dataclass (Point) cannot be returned; return its fields"),
        (object(), "an object of class object cannot be returned"),
        (math, "a module cannot be returned"),
        (ValueError("x"), "an exception (ValueError) cannot be returned"),
        (enum.Enum("Colour", "RED").RED, "a member of Colour cannot be returned"),  # type: ignore[attr-defined] # as above
        (2**5000, "an integer of more than 4,096 bits"),
        (Decimal("1E+999999"), "a Decimal of thousands of digits"),
        (looped(), "a list nested deeper than 64"),
        (nested(65), "a list nested deeper than 64"),
        (np.ma.array([1]), "a masked array"),
        (np.zeros(1, "i4,f8"), "a structured array"),
        (pd.Series(pd.period_range("2020", periods=2, freq="D")), "dtype period[D]"),
        (pd.DataFrame({"a": [1]}).groupby("a"), "an object of class DataFrameGroupBy"),
        ({Hostile("Odd", (), {})(): 1}, "the value cannot be read"),
    ],
    ids=lambda value: re.sub("0x[0-9a-f]+", "", repr(value))[:30],
)
def test_what_is_no_data_is_refused_with_a_way_out(value: Any, message: str) -> None:
    with pytest.raises(Unfit) as refused:
        encode(value)

    assert message in str(refused.value)


def test_sixty_four_lists_within_one_another_are_fine() -> None:
    assert same(decode(encode(nested(64))), nested(64))


def test_a_value_over_the_limit_is_refused_before_its_bytes_are_made() -> None:
    huge = np.broadcast_to(np.float64(1), (2**20, 2**20))

    tracemalloc.start()
    with pytest.raises(Unfit, match="more than 64 MiB cannot be returned"):
        encode(huge)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()

    assert peak < 2**16


def test_a_value_that_doubles_itself_is_refused() -> None:
    value: list[Any] = []
    for _ in range(60):
        value = [value, value]

    with pytest.raises(Unfit, match="more than 500,000 lists"):
        encode(value)


def test_the_limit_is_an_argument_at_both_ends() -> None:
    with pytest.raises(Unfit, match="more than 100 bytes"):
        encode("x" * 101, limit_bytes=100)
    with pytest.raises(Unfit, match="more than 100 bytes"):
        decode(encode("x" * 101), limit_bytes=100)


DATA = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-(2**200), 2**200)
    | st.floats()
    | st.complex_numbers()
    | st.text()
    | st.binary()
    | st.dates()
    | st.datetimes(timezones=st.none() | st.just(EAST))
    | st.timedeltas()
    | st.decimals(allow_nan=False)
    | npst.arrays(npst.scalar_dtypes(), npst.array_shapes(min_dims=0, min_side=0)),
    lambda inner: (
        st.lists(inner)
        | st.lists(inner).map(tuple)
        | st.dictionaries(st.integers() | st.text() | st.tuples(st.integers()), inner)
    ),
    max_leaves=30,
)


@settings(deadline=None)
@given(DATA)
def test_any_data_comes_back_as_it_was(value: Any) -> None:
    assert same(decode(encode(value)), value)
