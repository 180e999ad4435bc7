"""Databases in the sandbox: what goes in, what comes out, and what is locked."""

import datetime as dt
from decimal import Decimal
from typing import Any

import numpy as np
import pytest

from greenroom.graders.outputs.result_set import rows_of
from greenroom.sandbox import Call, Child, Outcome, Sandbox

DDL = """
CREATE TABLE users (id INTEGER PRIMARY KEY, country VARCHAR, joined DATE, paid BOOLEAN);
CREATE TABLE orders (
    id BIGINT, user_id INTEGER, amount DECIMAL(10, 2), placed TIMESTAMP, note VARCHAR
);
"""
TABLES: dict[str, dict[str, Any]] = {
    "users": {
        "id": [1, 2, 3],
        "country": ["de", None, "it's"],
        "joined": [dt.date(2024, 1, 1), dt.date(2024, 2, 29), None],
        "paid": [True, None, False],
    },
    "orders": {
        "id": np.array([10, 11]),
        "user_id": [1, None],
        "amount": [Decimal("1.50"), None],
        "placed": np.array(["2024-01-01T10:00:00", "NaT"], dtype="datetime64[s]"),
        "note": np.array(["a", "ä"]),
    },
}


def database(sandbox: Sandbox, name: str = "shop") -> str:
    sandbox.prepare(name, "sql", [Call("sql_kit", "load", (name, DDL, TABLES))])
    return name


def ask(child: Child, sql: str, row_limit: int = 100, **more: Any) -> Outcome:
    return child.call(Call("sql_kit", "query", ("shop", sql, row_limit)), **more)


def test_values_come_back_as_they_went_in(walled: Sandbox) -> None:
    with walled.child("sql", key=database(walled)) as child:
        users = ask(child, "SELECT * FROM users ORDER BY id").value
        assert users["columns"] == ["id", "country", "joined", "paid"]
        assert users["types"] == ["INTEGER", "VARCHAR", "DATE", "BOOLEAN"]
        assert rows_of(users) == [
            (1, "de", dt.date(2024, 1, 1), True),
            (2, None, dt.date(2024, 2, 29), None),
            (3, "it's", None, False),
        ]
        orders = ask(child, "SELECT * FROM orders ORDER BY id").value
        assert rows_of(orders) == [
            (10, 1, Decimal("1.50"), dt.datetime.fromisoformat("2024-01-01T10:00"), "a"),
            (11, None, None, None, "ä"),
        ]


@pytest.mark.parametrize(
    ("kind", "values"),
    [
        ("HUGEINT", [10**30, None]),
        ("DOUBLE", [0.5, None, float("inf")]),
        ("INTEGER", [None, None]),
        ("DOUBLE", [1, 2.5]),
        ("BIGINT", []),
    ],
)
def test_columns_of_every_kind_can_be_loaded(walled: Sandbox, kind: str, values: list[Any]) -> None:
    with walled.child("sql") as child:
        load = Call("sql_kit", "load", ("shop", f"CREATE TABLE t (v {kind})", {"t": {"v": values}}))
        assert child.call(load).kind == "value"
        assert [row[0] for row in rows_of(ask(child, "SELECT v FROM t").value)] == values


def test_rows_are_bounded_and_that_is_told(walled: Sandbox) -> None:
    with walled.child("sql", key=database(walled)) as child:
        assert ask(child, "SELECT * FROM range(10)", 3).value["more"] is True
        assert ask(child, "SELECT * FROM range(3)", 3).value["more"] is False


def test_values_of_odd_types_come_as_text(walled: Sandbox) -> None:
    with walled.child("sql", key=database(walled)) as child:
        sql = "SELECT TIME '12:00:00', {'a': 1}, [1, 2], INTERVAL 3 DAY, NULL::TIME"
        assert rows_of(ask(child, sql).value) == [
            ("12:00:00", "{'a': 1}", [1, 2], dt.timedelta(days=3), None)
        ]


def test_a_plan_is_text(walled: Sandbox) -> None:
    with walled.child("sql", key=database(walled)) as child:
        call = Call("sql_kit", "plan", ("shop", "SELECT * FROM users WHERE id > 1"))
        assert "users" in child.call(call).value


@pytest.mark.parametrize(
    ("sql", "part"),
    [
        ("DROP TABLE users", "no query but DROP"),
        ("SELECT 1; DELETE FROM users", "2 statements"),
        ("SET threads = 8", "no query but SET"),
        ("COPY users TO '/tmp/x.csv'", "no query but COPY"),
        ("ATTACH '/tmp/x.db'", "no query but ATTACH"),
        ("INSTALL httpfs", "no query but LOAD"),
        ("EXPLAIN SELECT 1", "no query but EXPLAIN"),
        ("", "holds no query"),
        ("SELEC 1", "syntax error"),
        ("SELECT nothing FROM users", "nothing"),
    ],
)
def test_what_is_no_single_select_is_told_kindly(walled: Sandbox, sql: str, part: str) -> None:
    with walled.child("sql", key=database(walled)) as child:
        outcome = ask(child, sql)
        assert outcome.kind == "raised"
        assert part in (outcome.message or "")
        assert rows_of(ask(child, "SELECT count(*) FROM users").value) == [(3,)]


@pytest.mark.parametrize(
    "sql",
    [
        "SELECT * FROM read_csv('/etc/passwd')",
        "SELECT * FROM read_text('/etc/passwd')",
        "SELECT * FROM glob('/*')",
        "SELECT * FROM read_parquet('https://example.org/x.parquet')",
    ],
)
def test_nothing_outside_the_tables_can_be_read(walled: Sandbox, sql: str) -> None:
    with walled.child("sql", key=database(walled)) as child:
        assert ask(child, sql).kind in {"forbidden", "raised"}


def test_variables_of_the_kit_are_no_tables(walled: Sandbox) -> None:
    with walled.child("sql", key=database(walled)) as child:
        for name in ("incoming", "columns", "TABLES"):
            assert "does not exist" in (ask(child, f"SELECT * FROM {name}").message or "")


@pytest.mark.parametrize(
    ("sql", "kind"),
    [
        ("SELECT count(*) FROM range(100000000000)", "time"),
        (
            "WITH RECURSIVE t AS (SELECT 1 a UNION ALL SELECT a + 1 FROM t) SELECT max(a) FROM t",
            "time",
        ),
        ("SELECT list(range) FROM range(100000000)", "memory"),
    ],
)
def test_a_query_without_end_is_ended(walled: Sandbox, sql: str, kind: str) -> None:
    with walled.child("sql", key=database(walled)) as child:
        limit_s = 0.5 if kind == "time" else 30.0
        assert ask(child, sql, wall_limit_s=limit_s).kind == kind


def test_each_database_has_its_name(walled: Sandbox) -> None:
    with walled.child("sql") as child:
        for name, value in (("a", 1), ("b", 2)):
            load = ("CREATE TABLE t (v INTEGER)", {"t": {"v": [value]}})
            child.call(Call("sql_kit", "load", (name, *load)))
        for name, value in (("a", 1), ("b", 2)):
            call = Call("sql_kit", "query", (name, "SELECT v FROM t", 5))
            assert rows_of(child.call(call).value) == [(value,)]
        assert child.call(Call("sql_kit", "query", ("c", "SELECT 1", 5))).kind == "missing"
