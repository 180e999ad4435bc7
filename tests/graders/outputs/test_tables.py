"""Queries through the public way in: an exercise, a query, a verdict."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import pytest

from greenroom.errors import BankError
from greenroom.graders.outputs.compare import Rule
from greenroom.graders.outputs.result_set import TABLE_CHARACTERS, Result, as_text
from greenroom.graders.outputs.tables import ROWS_LIMIT, SqlExercise, SqlJudge
from greenroom.sandbox import Sandbox

NUMBERS = SqlExercise(
    id="numbers",
    schema="CREATE TABLE t (a INTEGER);",
    tables=(
        'def visible():\n    return {"t": {"a": [1, 2]}}\n'
        "def hidden(rng):\n"
        f'    many = {{"t": {{"a": [3] * {ROWS_LIMIT}}}}}\n'
        '    return {"many": many, "one": {"t": {"a": [4]}}}\n'
    ),
    reference="SELECT a FROM t",
    rule=Rule(),
    is_ordered=False,
    order_by=(),
    names_count=False,
    variant=0,
)


@pytest.fixture(scope="module")
def judge() -> Iterator[SqlJudge]:
    with Sandbox() as sandbox:
        yield SqlJudge(sandbox)


def test_rows_beyond_the_limit_are_not_left_out_of_the_judgement(judge: SqlJudge) -> None:
    verdict = judge.judge(NUMBERS, "SELECT a FROM t UNION ALL SELECT a FROM t WHERE a = 3")
    assert [test.state for test in verdict.tests] == ["right", "wrong", "right"]


def test_a_reference_beyond_the_limit_is_the_authors_mistake(judge: SqlJudge) -> None:
    long = replace(NUMBERS, id="long", reference="SELECT a FROM t, range(2)")
    with pytest.raises(BankError, match="more than 100,000 rows"):
        judge.judge(long, "SELECT a FROM t")


def test_an_order_by_a_column_that_is_not_there_is_the_authors_mistake(judge: SqlJudge) -> None:
    astray = replace(NUMBERS, id="astray", is_ordered=True, order_by=("b",))
    with pytest.raises(BankError, match="order_by: no column is named 'b'"):
        judge.judge(astray, "SELECT a FROM t")


def test_what_is_kept_of_a_result_is_bounded(judge: SqlJudge) -> None:
    wide = ", ".join(f"repeat('x', 100000) AS {'y' * 900}{n}" for n in range(90))
    (sample, *_) = judge.judge(NUMBERS, f"SELECT {wide} FROM t", only_visible=True).tests
    assert sample.shown is not None
    assert len(sample.shown.got) < TABLE_CHARACTERS + 100
    assert len(sample.message) < 1000


def test_a_cell_is_clipped_before_the_table_is_aligned() -> None:
    text = as_text(Result(["a"], [("x" * 10_000_000,)] * 20))
    assert len(text) < TABLE_CHARACTERS


def test_more_questions_than_are_kept_ready_are_judged_at_the_same_time(judge: SqlJudge) -> None:
    few = replace(NUMBERS, id="few", tables=NUMBERS.tables.replace(str(ROWS_LIMIT), "9"))
    drawn = [replace(few, variant=n % 8) for n in range(32)]
    with ThreadPoolExecutor(8) as pool:
        verdicts = list(pool.map(lambda one: judge.judge(one, "SELECT a FROM t"), drawn))
    assert all(verdict.is_accepted for verdict in verdicts)
