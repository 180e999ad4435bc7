"""The tests that `greenroom get` writes: they run, and right code passes them."""

import datetime as dt
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import pytest
from scipy import sparse

from greenroom.desk import folder as desk
from greenroom.desk.folder import Ticket, read_ticket
from greenroom.desk.literal import imports_of, literal
from greenroom.graders.outputs.compare import Rule, compare
from greenroom.graders.outputs.exercise import Exercise
from greenroom.graders.outputs.judge import Judge
from greenroom.sandbox import Sandbox
from tests.graders.outputs.test_judge import HEAD, MEANS

DAY = dt.datetime.fromisoformat("2026-01-02T03:04:05")
VALUES: dict[str, Any] = {
    "plain": [None, True, 3, -2.5, 1j, "a'\n\"", b"x", (), (1,), {1}, set(), frozenset({2}), {}],
    "not finite": [float("nan"), float("inf"), -float("inf")],
    "nested arrays": {"a": [np.array([1.0, np.nan]), (np.float32(0.5), np.int64(2))]},
    "a long array": np.arange(3000),
    "an empty array of rows": np.zeros((0, 3)),
    "an array of times": np.array(["2026-01-02", "NaT"], dtype="datetime64[ns]"),
    "an array of spans": np.array([1, 2], dtype="timedelta64[s]"),
    "times": [DAY, DAY.date(), dt.timedelta(days=1), Decimal("1.10")],
    "a frame": pd.DataFrame(
        {"n": [1, 2], "t": pd.Series([pd.Timestamp(DAY), pd.NaT]), "c": pd.Categorical(["a", "b"])}
    ),
    "a frame with labels": pd.DataFrame({"x": [1.5, None]}, index=["p", "q"]),
    "a column": pd.Series([1, None], dtype="Int64"),
    "an index": pd.Index(["a", "b"]),
    "categories": pd.Categorical(["a"], categories=["b", "a"], ordered=True),
    "pandas' own": [pd.Timestamp(DAY), pd.NaT, pd.NA, pd.Timedelta(hours=1)],
    "a sparse matrix": sparse.csr_matrix(np.eye(2)),
}


def run(text: str) -> dict[str, Any]:
    names: dict[str, Any] = {}
    exec(compile(text, "made.py", "exec"), names)
    return names


@pytest.mark.parametrize("name", VALUES)
def test_a_literal_makes_the_value_again(name: str) -> None:
    text = literal(VALUES[name], 0)
    made = run("\n".join((*imports_of(text), f"made = {text}")))["made"]
    assert type(made) is type(VALUES[name])
    assert compare(made, VALUES[name], Rule()) is None


def written(exercise: Exercise, module: str) -> str:
    with Sandbox() as sandbox:
        return desk.test_file(exercise, Judge(sandbox).suite(exercise), module)


def ran(text: str, folder: Path, answer: str, module: str, monkeypatch: pytest.MonkeyPatch) -> int:
    """Runs each test; the number of them."""
    (folder / f"{module}.py").write_text(answer)
    monkeypatch.syspath_prepend(str(folder))
    tests = [made for name, made in run(text).items() if name.startswith("test_")]
    for each in tests:
        each()
    return len(tests)


CASES = """
def visible():
    return [
        case("drawn more than once", np_rng(3), repeat=4),
        case("its argument too", [2, 1], want_args=True),
        case("nothing", [float("nan")]),
    ]
def hidden(rng):
    return []
"""
REFERENCE = """
def f(x):
    if not isinstance(x, list):
        return x.random(2)
    x.sort()
    return [v for v in x] + [None]
"""
MANY = replace(
    MEANS, id="desk", signature="f(x)", tier="numpy", forbid=(), weights={},
    cases=HEAD + CASES, reference=REFERENCE,
)  # fmt: skip


def test_right_code_passes_and_wrong_code_fails(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = written(MANY, "right_one")
    assert ran(text, tmp_path, REFERENCE, "right_one", monkeypatch) == 3
    wrong = text.replace("from right_one", "from wrong_one")
    with pytest.raises(AssertionError):
        ran(wrong, tmp_path, REFERENCE.replace("[None]", "[0]"), "wrong_one", monkeypatch)


def test_a_right_result_that_only_the_items_own_check_knows_passes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    check = "def check(args, got, want):\n    return None\n"
    free = replace(MANY, id="desk-free", cases=HEAD + CASES + check)
    answer = "def f(x):\n    return 9\n"
    assert ran(written(free, "free_one"), tmp_path, answer, "free_one", monkeypatch) == 3


def test_a_ticket_names_no_file_outside_its_folder(tmp_path: Path) -> None:
    Ticket("s", 1, "a/b", "../../secret.txt").write(tmp_path)
    assert read_ticket(tmp_path).file == "secret.txt"
