"""Values travel whole, what is no data is refused kindly, and no bytes do harm."""

import collections
import enum
import math
import struct
import subprocess
import sys
import tracemalloc
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, timezone
from decimal import Decimal
from typing import Any, NamedTuple
from zoneinfo import ZoneInfo

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra import numpy as npst
from scipy import sparse  # type: ignore[import-untyped]

from greenroom.sandbox.codec import NumpyRng, PythonRng, Stream, Unfit, decode, encode
from greenroom.sandbox.codec.wire import COUNT, MAX_CONTAINERS

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
    np.bool_(True),  # noqa: FBT003
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


@pytest.mark.parametrize("value", [*PLAIN, *ARRAYS], ids=lambda value: repr(value)[:30])
def test_a_value_comes_back_as_it_was(value: Any) -> None:
    assert same(decode(encode(value)), value)


@pytest.mark.parametrize("value", FRAMES, ids=lambda value: repr(value)[:30])
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


class Liar(list):  # type: ignore[type-arg]
    """Says of itself that it is empty and equal to everything."""

    def __len__(self) -> int:
        return 0

    def __iter__(self) -> Iterator[Any]:
        return iter([42])

    def __eq__(self, other: object) -> bool:
        return True

    __hash__ = None


class LyingArray(np.ndarray[Any, Any]):  # noqa: PLW1641
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
        (enum.IntEnum("Colour", {"RED": 3}).RED, 3),  # type: ignore[attr-defined]
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
    ids=lambda value: repr(value)[:30],
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
        (enum.Enum("Colour", "RED").RED, "a member of Colour cannot be returned"),  # type: ignore[attr-defined]
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
    ids=lambda value: repr(value)[:30],
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


@given(DATA)
def test_any_data_comes_back_as_it_was(value: Any) -> None:
    assert same(decode(encode(value)), value)


def read(data: bytes) -> None:
    """Decode; nothing but Unfit may be raised."""
    try:
        decode(data)
    except Unfit as refused:
        assert str(refused)  # noqa: PT017  not being refused is as good


@given(st.binary())
def test_random_bytes_do_no_harm(data: bytes) -> None:
    read(data)


@given(st.lists(st.sampled_from(list(b"NTFiIfcsbLtSZDrmyMkPRAOnuvdqv?s\x00\x01\x02\xff"))))
def test_random_tags_do_no_harm(tags: list[int]) -> None:
    read(bytes(tags))


SAMPLES = [encode(value) for value in [*PLAIN, *ARRAYS, *FRAMES, sparse.csr_array(np.eye(3))]]


@pytest.mark.parametrize("index", range(len(SAMPLES)))
def test_a_truncated_message_is_refused(index: int) -> None:
    data = SAMPLES[index]
    for end in range(len(data)):
        with pytest.raises(Unfit):
            decode(data[:end])


@settings(max_examples=1500, deadline=None)
@given(st.sampled_from(SAMPLES), st.data())
@pytest.mark.filterwarnings("ignore")  # pandas may warn of nonsense before it refuses it
def test_a_message_with_changed_bytes_is_refused_or_read(
    sample: bytes, data: st.DataObject
) -> None:
    changed = bytearray(sample)
    for _ in range(data.draw(st.integers(1, 3))):
        changed[data.draw(st.integers(0, len(changed) - 1))] = data.draw(st.integers(0, 255))

    read(bytes(changed))


def label(text: bytes) -> bytes:
    return bytes((len(text),)) + text


def shape(*sizes: int) -> bytes:
    return bytes((len(sizes),)) + struct.pack(f"={len(sizes)}q", *sizes)


def row(kind: bytes, count: int, body: bytes = b"") -> bytes:
    return kind + COUNT.pack(count) + body


@pytest.mark.parametrize(
    "data",
    [
        # nothing, or too much
        b"",
        b"NN",
        b"\x00",
        # lengths and shapes that are not there
        b"s" + COUNT.pack(2**32 - 1),
        b"L" + row(b"v", 2**32 - 1),
        b"L" + row(b"d", 2**31),
        b"A" + label(b"<f8") + shape(2**60),
        b"A" + label(b"<f8") + shape(2**31, 2**31, 2**31),
        b"A" + label(b"<f8") + shape(0, 2**62),
        b"A" + label(b"<f8") + shape(-1),
        b"A" + label(b"<f8") + b"\xff",
        b"A" + label(b"<U0") + shape(2**30),
        b"O" + shape(3) + row(b"v", 0),
        # dtypes that are not allowed
        b"A" + label(b"|O8") + shape(1) + bytes(8),
        b"A" + label(b"|V8") + shape(1) + bytes(8),
        b"A" + label(b"i4,i4") + shape(1) + bytes(8),
        b"A" + label(b"<f3") + shape(1) + bytes(8),
        b"A" + label(b"<M8[xx]") + shape(1) + bytes(8),
        # contents that would fail only when looked at
        b"A" + label(b"|b1") + shape(1) + b"\x02",
        b"A" + label(b"<U1") + shape(1) + b"\xff\xff\xff\x7f",
        # nesting
        (b"L" + row(b"v", 1)) * 65 + b"N",
        (b"L" + row(b"v", 1)) * 100_000 + b"N",
        (b"R" + label(b"stream") + row(b"v", 1)) * 100_000 + b"N",
        b"u" * 100_000,
        # numbers
        b"I" + COUNT.pack(100_000) + b"\x7f" * 100_000,
        b"m" + COUNT.pack(9) + b"1E+999999",
        b"m" + COUNT.pack(3) + b"1_0",
        b"r" + row(b"q", 3, bytes(24)),
        b"r" + row(b"d", 3, bytes(24)),
        # days that are not
        b"y" + bytes(4),
        b"M" + bytes(12) + b"-",
        b"k" + b"\xff" * 8 + b"-",
        b"P" + b"\xff\xff\xff\x7f" * 3,
        # keys
        b"D" + row(b"v", 1) + b"L" + row(b"v", 0) + row(b"v", 1) + b"N",
        b"D" + row(b"q", 1, bytes(8)) + row(b"q", 0),
        # texts
        b"s" + COUNT.pack(1) + b"\xff",
        b"L" + row(b"s", 1) + COUNT.pack(5) + COUNT.pack(1) + b"a",
        # records
        b"R" + label(b"eval") + row(b"v", 0),
        b"R" + label(b"frame") + row(b"v", 0),
        b"R" + label(b"series") + row(b"q", 3, bytes(24)),
        b"R" + label(b"range_index") + row(b"q", 4, (2**40).to_bytes(8, "little") * 4),
        b"R" + label(b"numpy_rng") + row(b"q", 1, b"\xff" * 8),
    ],
    ids=range(42),
)
def test_a_forged_message_is_refused(data: bytes) -> None:
    with pytest.raises(Unfit):
        decode(data)


def test_keys_that_hash_alike_are_refused_before_they_cost_time() -> None:
    keys = [step * (2**61 - 1) for step in range(2**10)]
    data = encode(dict.fromkeys(keys[:64], 0))
    forged = b"S" + encode(keys)[1:]

    assert len(decode(data)) == 64
    with pytest.raises(Unfit, match="hash alike"):
        decode(forged)


@pytest.mark.parametrize(
    "data",
    [
        b"L" + row(b"v", 400_000, (b"S" + row(b"v", 0)) * 400_000),
        b"L" + row(b"v", 400_000, (b"D" + row(b"v", 1, b"N") + row(b"v", 1, b"N")) * 400_000),
        b"L" + row(b"v", 2**20, b"N" * 2**20),
        b"L" + row(b"q", 2**17, bytes(range(1, 9)) * 2**17),
        b"L" + row(b"v", 2**17, (b"A" + label(b"<f8") + shape(0)) * 2**17),
        b"L" + row(b"s", 2**17, COUNT.pack(2) * 2**17) + COUNT.pack(2**18) + b"ab" * 2**17,
    ],
    ids=["sets", "dicts", "nones", "ints", "arrays", "texts"],
)
def test_memory_stays_a_small_multiple_of_the_message(data: bytes) -> None:
    tracemalloc.start()
    value = decode(data)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()

    assert len(value) > 1000
    assert peak < 45 * len(data)


def test_too_many_containers_are_refused_at_both_ends() -> None:
    with pytest.raises(Unfit, match="more than 500,000 lists"):
        encode([()] * MAX_CONTAINERS)
    with pytest.raises(Unfit, match="damaged"):
        decode(b"L" + row(b"v", MAX_CONTAINERS, (b"t" + row(b"v", 0)) * MAX_CONTAINERS))


def test_it_works_where_numpy_is_missing() -> None:
    program = """
import sys
class Absent:
    def find_spec(self, name, path=None, target=None):
        if name.split(".")[0] in {"numpy", "pandas", "scipy"}:
            raise ImportError(name)
sys.meta_path.insert(0, Absent())
from greenroom.sandbox.codec import Unfit, decode, encode
assert decode(encode({"a": [1, (2.5, None)]})) == {"a": [1, (2.5, None)]}
try:
    decode(bytes.fromhex(sys.argv[1]))
except Unfit as refused:
    print(refused)
"""
    array = encode(np.zeros(2)).hex()

    done = subprocess.run(
        [sys.executable, "-c", program, array], capture_output=True, text=True, check=True
    )

    assert done.stdout.strip() == "an array cannot be read where NumPy is missing"
