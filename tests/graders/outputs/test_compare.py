"""Results that are the same count as the same; those that are not are told apart in words."""

import math
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from typing import Any

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import sparse

from greenroom.graders.outputs.compare import Difference, Rule, compare, show

NAN = math.nan
EYE_2 = sparse.csr_array(np.eye(2))
EYE_3 = sparse.csr_array(np.eye(3))
TWICE_STORED = sparse.coo_array(([1, 1, 0], ([0, 0, 1], [0, 0, 1])))
RULE = Rule()
UNORDERED = Rule(unordered=True)
SIGN = Rule(up_to="sign")
LABELS = Rule(up_to="labels")
LOOSE = Rule(relative=0.05)
ONES = np.ones((2, 3))
Q = np.linalg.qr(np.random.default_rng(1).normal(size=(4, 4)))[0]
FLIPS = np.array([1, -1, 1, -1])
FRAME = pd.DataFrame({"id": [1, 2, 3], "revenue": [1.5, 2.5, 3.5]})
TOTALS = pd.Series([1.0, 2.0], index=["a", "b"])

EQUAL: list[tuple[Any, Any, Rule]] = [
    # numbers
    (3, 3.0, RULE),
    (True, 1, RULE),
    (np.int64(3), 3, RULE),
    (np.array(3.0), 3, RULE),
    (0.1 + 0.2, 0.3, RULE),
    (1e-10, 0, RULE),
    (NAN, NAN, RULE),
    (np.float32("nan"), NAN, RULE),
    (pd.NA, NAN, RULE),
    (math.inf, math.inf, RULE),
    (-0.0, 0.0, RULE),
    (2 + 0j, 2, RULE),
    (1 + 1e-9j, 1.0, RULE),
    (Decimal("1.10"), 1.1, RULE),
    (Decimal("3"), 3, RULE),
    (10**400, 10**400, RULE),
    (1e20, 10**20, RULE),
    (float(2**60 + 1), 2**60 + 1, RULE),
    (105, 100, LOOSE),
    (105 * 10**400, 10**402, LOOSE),
    # coarse floats
    (np.float32(0.1), 0.1, RULE),
    (np.float32(1e4) / np.float32(3), 1e4 / 3, RULE),
    (np.float16(0.1), 0.1, RULE),
    (np.arange(5, dtype="f4") / 3, np.arange(5) / 3, RULE),
    ([np.float32(0.1), np.float32(0.2)], [0.1, 0.2], RULE),
    (np.longdouble("0.1"), 0.1, RULE),
    # texts, bytes, times
    (np.str_("a"), "a", RULE),
    (b"ab", b"ab", RULE),
    (date(2020, 1, 1), datetime(2020, 1, 1), RULE),  # noqa: DTZ001 - naive ones travel too
    (pd.Timestamp("2020-01-01 10:00"), np.datetime64("2020-01-01T10:00"), RULE),
    (pd.Timestamp("2020-01-01", tz="UTC"), datetime(2020, 1, 1, tzinfo=UTC), RULE),
    (pd.Timedelta("1D"), timedelta(days=1), RULE),
    (np.timedelta64(24, "h"), timedelta(days=1), RULE),
    (pd.NaT, np.datetime64("NaT"), RULE),
    # rows
    ([1, 2], (1, 2), RULE),
    (np.array([1, 2]), [1.0, 2.0], RULE),
    (range(3), [0, 1, 2], RULE),
    (pd.Series([1, 2], index=[5, 6]), [1, 2], RULE),
    (pd.Series([1.0, None]), [1, NAN], RULE),
    (pd.Series([1, None], dtype="Int64"), np.array([1, NAN]), RULE),
    (pd.Series(["a", None]), pd.Series(["a", NAN], dtype=object), RULE),
    (pd.Categorical(["b", "a"], categories=["b", "a"]), ["b", "a"], RULE),
    (pd.Index([1, 2]), [1, 2], RULE),
    (pd.Series(pd.to_datetime(["2020-01-01"])), [date(2020, 1, 1)], RULE),
    (np.array([1, "a", None], dtype=object), [1, "a", None], RULE),
    (np.array(["a", "b"]), ("a", "b"), RULE),
    ([NAN, 1], [NAN, 1], RULE),
    ([1, 2.5, "x"], (1.0, 2.5, "x"), RULE),
    ([[1, 2], [3, 4]], np.array([[1, 2], [3, 4]]), RULE),
    ([np.array([1, 2]), (3, 4)], np.array([[1.0, 2], [3, 4]]), RULE),
    ([[1], [2, 3]], ([1], (2.0, 3)), RULE),
    ([], np.zeros(0), RULE),
    ([], np.zeros((0, 3)), RULE),
    (np.zeros((0, 3)), np.zeros((0, 3)), RULE),
    (np.array([2**63], dtype="u8"), [2**63], RULE),
    (np.array([1, 2], dtype=">i4"), [1, 2], RULE),
    (np.array(["2020-01-01", "NaT"], "M8[D]"), np.array(["2020-01-01", "NaT"], "M8[ns]"), RULE),
    ([True, False], [1, 0], RULE),
    ((0.5, {"a": [1]}), [0.5, {"a": (1.0,)}], RULE),
    (FRAME[["id"]], [[1], [2], [3]], RULE),
    # sets and dicts
    ({1, 2}, frozenset({2.0, 1}), RULE),
    ({0.1 + 0.2}, {0.3}, RULE),
    ({NAN}, {float("nan")}, RULE),
    ({"a": 1, "b": 2}, {"b": 2.0, "a": 1}, RULE),
    ({np.int64(1): 0}, {1: 0}, RULE),
    ({0.1 + 0.2: "x"}, {0.3: "x"}, RULE),
    # tables
    (FRAME, FRAME.astype({"id": "float64"}), RULE),
    (FRAME.set_index("id"), FRAME.set_index("id"), RULE),
    (FRAME.rename_axis("row"), FRAME, RULE),
    (pd.Series([1, 2], index=pd.Index([0, 1])), pd.Series([1, 2]), RULE),
    (pd.Series([1, 2], name="x"), pd.Series([1, 2], name="y"), RULE),
    (pd.DataFrame({"a": ["x", None]}), pd.DataFrame({"a": ["x", NAN]}, dtype=object), RULE),
    (pd.DataFrame(), pd.DataFrame(), RULE),
    (EYE_3, np.eye(3), RULE),
    (np.eye(3).tolist(), sparse.csr_matrix(np.eye(3)), RULE),
    (
        sparse.coo_array(([1, 1, 0], ([0, 0, 1], [0, 0, 1]))),
        sparse.csc_array([[2, 0], [0, 0]]),
        RULE,
    ),
    # any order
    ([3, 1, 2], [1, 2, 3], UNORDERED),
    ({1, 2}, [2, 1], UNORDERED),
    ([2, 1], {1, 2}, UNORDERED),
    ([(7, "a"), (1, "b")], [(1, "b"), (7, "a")], UNORDERED),
    ([[0.1 + 0.2, "x"], [0.1, "y"]], [(0.1, "y"), (0.3, "x")], UNORDERED),
    (np.array([[3, 4], [1, 2]]), [[1, 2], [3, 4]], UNORDERED),
    ([NAN, None, 1], [None, 1, NAN], UNORDERED),
    ([1 + 1j, 2], [2, 1 + 1j], UNORDERED),
    ([{"a": 1}, {"a": 2}], [{"a": 2}, {"a": 1}], UNORDERED),
    ([math.inf, 10**400, 1], [1, math.inf, 10**400], UNORDERED),
    (pd.Series([2, 1]), [1, 2], UNORDERED),
    (TOTALS.iloc[::-1], TOTALS, UNORDERED),
    (FRAME.iloc[::-1, ::-1], FRAME, UNORDERED),
    (FRAME.set_index("id").iloc[::-1], FRAME.set_index("id"), UNORDERED),
    # up to sign
    (-Q[0], Q[0], SIGN),
    (Q * FLIPS, Q, SIGN),
    ((Q * FLIPS).tolist(), Q.tolist(), SIGN),
    ([-Q[0], Q[1]], [Q[0], Q[1]], SIGN),
    ([(-Q[0]).tolist(), Q[1].tolist()], [Q[0].tolist(), Q[1].tolist()], SIGN),
    (([3, 1], Q * FLIPS), ([3, 1], Q), SIGN),
    ((2.5, -Q[0]), (2.5, Q[0]), SIGN),
    (np.float32(-1) * Q.astype("f4"), Q, SIGN),
    ([0.0, NAN], [0.0, NAN], SIGN),
    # up to labels
    ([0, 0, 1, 2], [2, 2, 0, 1], LABELS),
    (["x", "x", "y"], [0, 0, 1], LABELS),
    (np.array([5, 5, -1]), [0, 0, 1], LABELS),
    (([0, 1], 3.5), ([1, 0], 3.5), LABELS),
]


@pytest.mark.parametrize(("got", "want", "rule"), EQUAL, ids=lambda value: show(value, 40))
def test_equal_values_are_equal(got: Any, want: Any, rule: Rule) -> None:
    assert compare(got, want, rule) is None


DIFFERENT: list[tuple[Any, Any, Rule, str]] = [
    # nothing where something was wanted, or the other way
    (None, 3, RULE, "expected a number, got None: does the function return its result?"),
    (None, [1], RULE, "expected list of 1 int, got None: does the function return its result?"),
    ([1, None], [1, 2.5], RULE, "element [1]: expected a number, got None"),
    (0, None, RULE, "expected None, got int 0"),
    (NAN, None, RULE, "expected None, got float nan"),
    # numbers
    (4, 3, RULE, "expected 3, got 4"),
    (NAN, 1.0, RULE, "expected 1.0, got nan"),
    (1.0, NAN, RULE, "expected nan, got 1.0"),
    (math.inf, -math.inf, RULE, "expected -inf, got inf"),
    (1e300, math.inf, RULE, "expected inf, got 1e+300"),
    (1.00001, 1.0, RULE, "expected 1.0, got 1.00001"),
    (np.float32(1.0001), 1.0, RULE, "expected 1.0, got 1.0001"),
    (1_000_001, 1_000_000, RULE, "expected 1000000, got 1000001"),
    (1_000_001.0, 1_000_000, RULE, "expected 1000000, got 1000001.0"),
    (1_000_001, 1_000_000.0, RULE, "expected 1000000.0, got 1000001"),
    (2**60 + 1, 2**60, RULE, f"expected {2**60}, got {2**60 + 1}"),
    (1 + 1j, 1, RULE, "expected 1, got (1+1j)"),
    (math.inf, 10**400, RULE, "digits), got inf"),
    (120, 100, LOOSE, "expected 100, got 120"),
    # kinds
    ("3", 3, RULE, "expected a number, got str '3'"),
    (3, "3", RULE, "expected a text, got int 3"),
    ("abc", ["a", "b", "c"], RULE, "expected list of 3 str, got str 'abc'"),
    ("a ", "a", RULE, "expected 'a', got 'a '"),
    (b"a", "a", RULE, "expected a text, got bytes b'a'"),
    (["a", "b", "c"], np.zeros(3), RULE, "expected float64 (3,), got list of 3 str"),
    (3.0, [3.0], RULE, "expected list of 1 float, got float 3.0"),
    ({1, 2}, [1, 2], RULE, "expected list of 2 int, got set of 2 int"),
    ([1, 2], {1, 2}, RULE, "expected set of 2 int, got list of 2 int"),
    (timedelta(1), 86400, RULE, "expected a number, got timedelta datetime.timedelta(days=1)"),
    (date(2020, 1, 2), date(2020, 1, 1), RULE, "expected datetime.date(2020, 1, 1), got"),
    (
        pd.Timestamp("2020-01-01", tz="UTC"),
        pd.Timestamp("2020-01-01"),
        RULE,
        "(one has a time zone, the other has none)",
    ),
    # shapes
    (ONES[:, :1], np.ones(2), RULE, "expected float64 (2,), got float64 (2, 1)"),
    (np.ones(2), ONES[:, :1], RULE, "expected float64 (2, 1), got float64 (2,)"),
    (ONES.T, ONES, RULE, "expected float64 (2, 3), got float64 (3, 2)"),
    (np.zeros((0, 3)), np.zeros(0), RULE, "expected float64 (0,), got float64 (0, 3)"),
    ([[1], [2]], [1, 2], RULE, "expected int64 (2,), got int64 (2, 1)"),
    ([1, 2], [1, 2, 3], RULE, "expected 3 elements, got 2"),
    ([1], [], RULE, "expected 0 elements, got 1"),
    ([1, 9, 3], [1, 2], RULE, "expected 2 elements, got 3; the first difference is at element [1]"),
    (["a"], ["a", "b"], RULE, "expected 2 elements, got 1"),
    (range(10**12), [1], RULE, "expected list of 1 int, got range"),
    # places
    (
        np.array([[1, 2], [3, 4], [0.5, 6]]),
        np.array([[1, 2], [3, 4], [0.25, 6]]),
        RULE,
        "element [2, 0]: expected 0.25, got 0.5 (1 of 6 elements differ)",
    ),
    ([0, 9, 9], [0, 1, 2], RULE, "element [1]: expected 1, got 9 (2 of 3 elements differ)"),
    ([1, [2, "x"]], [1, [2, "y"]], RULE, "element [1, 1]: expected 'y', got 'x'"),
    (
        (1, {"a": [5]}),
        (1, {"a": [6]}),
        RULE,
        "element [1], key 'a', element [0]: expected 6",
    ),
    (np.array(["a", "x"]), np.array(["a", "b"]), RULE, "element [1]: expected 'b', got 'x'"),
    ([3, 1, 2], [1, 2, 3], RULE, "the values are right, the order is not"),
    ([1_000_001, 2.5], [1_000_000, 2.5], RULE, "element [0]: expected 1000000, got 1000001"),
    ([2**64, 1], [2**64 + 1, 1], RULE, "element [0]: expected 18446744073709551617"),
    ([2**53 + 1, 0], np.array([2**53, 0], "u8"), RULE, "element [0]: expected 9007199254740992"),
    # sets and dicts
    ({1, 2}, {2, 3}, RULE, "missing: 3; not expected: 1"),
    ({1, 2}, {1}, RULE, "not expected: 2"),
    ({"a": 1}, {"a": 2}, RULE, "key 'a': expected 2, got 1"),
    ({"a": 1}, {"b": 1}, RULE, "keys missing: 'b'; not expected: 'a'"),
    ({1: 0}, {"1": 0}, RULE, "keys missing: '1'; not expected: 1"),
    (dict.fromkeys(range(9), 0), {}, RULE, "keys not expected: 0, 1, 2 and 6 more"),
    # tables
    (
        FRAME.assign(revenue=[1.5, 2.5, 12]),
        FRAME.assign(revenue=[1.5, 2.5, 12.5]),
        RULE,
        "row 2, column 'revenue': expected 12.5, got 12.0 (1 of 3 rows differ)",
    ),
    (FRAME[["id"]], FRAME, RULE, "expected the columns ['id', 'revenue'], got ['id']"),
    (FRAME.iloc[:, ::-1], FRAME, RULE, "expected the columns ['id', 'revenue'] in this order"),
    (FRAME.iloc[:2], FRAME, RULE, "expected 3 rows, got 2"),
    (FRAME, FRAME.set_index("id"), RULE, "'id' is expected to be the index"),
    (FRAME.set_axis([2, 0, 1]), FRAME, RULE, "use reset_index(drop=True)"),
    (FRAME.set_axis([4, 5, 7]), FRAME.set_axis([4, 5, 6]), RULE, "the index differs: element [2]"),
    (FRAME.to_numpy(), FRAME, RULE, "expected DataFrame of 3 rows with columns (id, revenue), got"),
    (pd.Series([1, 2], index=[1, 0]), pd.Series([1, 2]), RULE, "use reset_index(drop=True)"),
    ([1, 2], TOTALS, RULE, "expected Series of 2 float64 with its index, got list of 2 int"),
    (
        EYE_2,
        sparse.csr_array(2 * np.eye(2)),
        RULE,
        "element [0, 0]: expected",
    ),
    (
        EYE_2,
        EYE_3,
        RULE,
        "expected sparse float64 (3, 3)",
    ),
    (np.ones((2, 2)), EYE_3, RULE, "expected sparse float64 (3, 3), got"),
    (sparse.csr_array(2 * np.eye(2)), np.eye(2), RULE, "element [0, 0]: expected 1.0, got 2.0"),
    # any order
    (
        [(1, "b")] * 4,
        [(1, "b")] * 4 + [(7, "a")],
        UNORDERED,
        "expected 5 rows, got 4; missing: (7,",
    ),
    ([1, 1, 2], [1, 2, 2], UNORDERED, "missing: 2; not expected: 1"),
    ([[1, 2]], [[2, 1]], UNORDERED, "missing: [2, 1]; not expected: [1, 2]"),
    ([1.0, 1.1], [1.0, 1.2], UNORDERED, "missing: 1.2; not expected: 1.1"),
    (list(range(5000)), [1], UNORDERED, "expected 1 element, got 5,000"),
    (3, [3], UNORDERED, "expected list of 1 int, got int 3"),
    (FRAME.assign(id=[1, 2, 4]), FRAME, UNORDERED, "missing: (3, 3.5); not expected: (4, 3.5)"),
    ([1, 2], TOTALS, UNORDERED, "expected Series of 2 float64, got list of 2 int"),
    # up to sign
    (Q.T, Q, SIGN, "(up to the sign)"),
    (Q[0] * FLIPS, Q[0], SIGN, "(up to the sign)"),
    (([-3, -1], Q), ([3, 1], Q), SIGN, "element [0, 0]: expected 3, got -3"),
    ((-2.5, Q[0]), (2.5, Q[0]), SIGN, "element [0]: expected 2.5, got -2.5"),
    (-2.5, 2.5, SIGN, "expected 2.5, got -2.5"),
    ([Q[0]], [Q[0], Q[1]], SIGN, "float64 (1, 4)"),
    (None, Q, SIGN, "does the function return its result?"),
    # up to labels
    ([0, 1, 1], [1, 1, 0], LABELS, "element [1]: expected the label of element [0], 0, got 1"),
    ([0, 0, 0], [1, 1, 0], LABELS, "element [2]: expected another label than element [0] has"),
    ([0, 0], [1, 1, 0], LABELS, "expected 3 labels, got 2"),
    (([0, 1], 3.5), ([1, 0], 4.5), LABELS, "element [1]: expected 4.5, got 3.5"),
    (None, [1, 0], LABELS, "does the function return its result?"),
    ([[0], 1], [1, 0], LABELS, "element [0]: expected a number, got list of 1 int"),
]


@pytest.mark.parametrize(
    ("got", "want", "rule", "message"), DIFFERENT, ids=lambda value: show(value, 40)
)
def test_different_values_are_told_apart(got: Any, want: Any, rule: Rule, message: str) -> None:
    found = compare(got, want, rule)

    assert found is not None
    assert message in found.message


def test_a_difference_names_its_place_alone_too() -> None:
    assert compare([1, 2], [1, 3], RULE) == Difference(
        "element [1]: expected 3, got 2 (1 of 2 elements differ)", "element [1]"
    )
    assert compare(1, 2, RULE) == Difference("expected 2, got 1", "")


@settings(deadline=None)
@given(st.floats(allow_nan=False), st.floats(allow_nan=False, allow_infinity=False))
def test_closeness_of_floats_is_the_rule(got: float, want: float) -> None:
    is_close = abs(got - want) <= max(1e-9, 1e-6 * abs(want))

    assert (compare(got, want, RULE) is None) == is_close
    assert (compare([got, 0.5], [want, 0.5], RULE) is None) == is_close
    assert (compare(np.array([got]), np.array([want]), RULE) is None) == is_close


ATOMS = st.none() | st.booleans() | st.integers() | st.floats() | st.text() | st.dates()
VALUES = st.recursive(
    ATOMS, lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner), max_leaves=20
)


@settings(deadline=None)
@given(VALUES)
def test_a_value_equals_itself_under_every_rule(value: Any) -> None:
    for rule in (RULE, UNORDERED, SIGN, LABELS):
        assert compare(value, value, rule) is None


@settings(deadline=None)
@given(VALUES, VALUES)
def test_any_two_values_can_be_compared(got: Any, want: Any) -> None:
    for rule in (RULE, UNORDERED, SIGN, LABELS):
        found = compare(got, want, rule)
        assert found is None or 0 < len(found.message) < 2000


@settings(deadline=None)
@given(st.lists(st.tuples(st.integers(0, 3), st.floats(0, 1), st.sampled_from("ab"))), st.randoms())
def test_rows_in_any_order_within_the_tolerance_are_equal(rows: list[Any], random: Any) -> None:
    shuffled = [(i, x * (1 + random.uniform(-9e-7, 9e-7)), s) for i, x, s in rows]
    random.shuffle(shuffled)

    assert compare(shuffled, rows, UNORDERED) is None


@settings(deadline=None)
@given(st.lists(st.integers(0, 8), min_size=1, max_size=12), st.data())
def test_a_chain_of_near_ties_is_paired_if_it_can_be(steps: list[int], data: st.DataObject) -> None:
    """Neighbours are 0.6 tolerances apart, so that a wrong pair leaves two over that fit nobody."""
    rule = Rule(relative=0.0, absolute=1.0, unordered=True)
    want = [(0.6 * step, 0.0) for step in steps]
    moves = data.draw(st.lists(st.sampled_from([-1, 0, 1]), min_size=len(want), max_size=len(want)))
    got = [(x + 0.6 * move, 0.6 * move) for (x, _), move in zip(want, moves, strict=True)]

    assert compare(data.draw(st.permutations(got)), want, rule) is None


def test_pairing_moves_others_where_it_must() -> None:
    rule = Rule(relative=0.0, absolute=1.0, unordered=True)
    want = [(0.0, 5.0), (0.5, 4.0)]
    got = [(0.2, 4.6), (0.3, 3.5)]

    assert compare(got, want, rule) is None
    assert compare(got[::-1], want, rule) is None
    assert compare([(0.2, 4.6), (0.3, 4.8)], [(0.0, 5.5), (0.5, 3.7)], rule) is None


def test_thousands_of_rows_are_paired_quickly() -> None:
    rng = np.random.default_rng(0)
    want = [(int(i % 7), float(x), "ab"[i % 2]) for i, x in enumerate(rng.normal(size=3000))]
    got = [(i, x * (1 + 1e-9), s) for i, x, s in want]
    rng.shuffle(got)

    assert compare([tuple(row) for row in got], want, UNORDERED) is None
