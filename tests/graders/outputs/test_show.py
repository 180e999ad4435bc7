"""Values in words: what a value is, and a literal that is never long."""

from datetime import date
from typing import Any

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import sparse

from greenroom.graders.outputs.compare import describe, show

FRAME = pd.DataFrame({"id": [1, 2, 3], "revenue": [1.5, 2.5, 3.5]})
TOTALS = pd.Series([1.0, 2.0], index=["a", "b"])
ATOMS = st.none() | st.booleans() | st.integers() | st.floats() | st.text() | st.dates()
VALUES = st.recursive(
    ATOMS, lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner), max_leaves=20
)


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (None, "None"),
        (3, "int"),
        (np.float32(1), "float32"),
        (np.zeros(3), "float64 (3,)"),
        (np.array(["a"]), "str (1,)"),
        (["a", "b", "c"], "list of 3 str"),
        ((1, [2]), "tuple of 2 int, list"),
        ([], "list of 0"),
        ({"a": 1}, "dict of 1"),
        ({}, "empty dict"),
        (FRAME, "DataFrame of 3 rows with columns (id, revenue)"),
        (TOTALS, "Series of 2 float64"),
        (pd.Categorical(["a"]), "Categorical of 1 category"),
        (sparse.csr_array(np.eye(2)), "sparse float64 (2, 2)"),
        (date(2020, 1, 1), "date"),
    ],
    ids=lambda value: show(value, 40),
)
def test_a_value_is_described_by_type_and_shape(value: Any, words: str) -> None:
    assert describe(value) == words


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ([1, (2,), {"a": None}], "[1, (2,), {'a': None}]"),
        (np.float64(0.5), "0.5"),
        (np.str_("a"), "'a'"),
        (np.array([1.0, 2.5]), "array([1. , 2.5])"),
        (np.zeros((0, 2)), "array([], shape (0, 2), float64)"),
        ({3, 1, 2}, "{1, 2, 3}"),
        (set(), "set()"),
        (frozenset({1}), "frozenset({1})"),
        (TOTALS, "Series({'a': 1.0, 'b': 2.0})"),
        (pd.Index(["a"]), "Index(['a'])"),
        (FRAME.iloc[:1], "   id  revenue\n0   1      1.5"),
        (10**200, "10000000000000000000…00000000000000000000 (201 digits)"),
    ],
    ids=lambda value: show(value, 40),
)
def test_a_value_is_shown_as_a_literal(value: Any, text: str) -> None:
    assert show(value, 200) == text


@settings(deadline=None)
@given(VALUES, st.integers(1, 50))
def test_what_is_shown_is_bounded(value: Any, limit: int) -> None:
    assert len(show(value, limit)) <= limit


@pytest.mark.parametrize(
    "value",
    [
        list(range(10**6)),
        np.arange(10**6),
        np.zeros((1000, 1000)),
        "x" * 10**7,
        {str(i): i for i in range(10**5)},
        set(range(10**5)),
        pd.Series(range(10**6)),
        pd.DataFrame({"a": range(10**6)}),
    ],
    ids=["list", "array", "matrix", "text", "dict", "set", "series", "frame"],
)
def test_a_large_value_is_cut(value: Any) -> None:
    text = show(value, 300)

    assert 10 < len(text) <= 300
    assert "…" in text or "..." in text
