"""Every hostile query gets its verdict, and the next honest one sees the tables untouched."""

import os
from collections.abc import Iterator

import pytest

from greenroom.graders.outputs.result_set import rows_of
from greenroom.sandbox import Call, Child, Outcome, Sandbox
from tests.sandbox.attacks import SECRET, SECRET_NAME
from tests.sandbox.attacks.queries import QUERIES, Query
from tests.sandbox.conftest import WALLED
from tests.sandbox.traces import Traces

TABLES = {"users": {"id": [1, 2], "country": ["de", "fr"]}}
LOAD = Call("sql_kit", "load", ("shop", "CREATE TABLE users (id INTEGER, country VARCHAR)", TABLES))


def ask(child: Child, sql: str, limit_s: float = 5.0) -> Outcome:
    return child.call(Call("sql_kit", "query", ("shop", sql, 10_000)), limit_s)


@pytest.fixture(scope="module", params=WALLED, ids=lambda level: level.name)
def opened(request: pytest.FixtureRequest) -> Iterator[tuple[Sandbox, Traces]]:
    os.environ[SECRET_NAME] = SECRET
    with Sandbox(request.param, pool_size=0) as sandbox:
        with sandbox.child("sql"):
            pass
        yield sandbox, Traces.now([])
    del os.environ[SECRET_NAME]


@pytest.mark.parametrize("query", [pytest.param(q, id=q.name.replace(" ", "_")) for q in QUERIES])
def test_a_query_gets_its_verdict_and_leaves_nothing(
    opened: tuple[Sandbox, Traces], query: Query
) -> None:
    sandbox, traces = opened
    with sandbox.child("sql") as child:
        assert child.call(LOAD).kind == "value"
        outcome = ask(child, query.sql, query.limit_s)
        assert outcome.kind == query.kind, (outcome.kind, outcome.message)
        if outcome.child_lives:
            left = ask(child, "SELECT count(*), min(country), sum(id) FROM users")
            assert rows_of(left.value) == [(2, "de", 3)]
            settings = ask(
                child,
                "SELECT current_setting('lock_configuration'),"
                " current_setting('enable_external_access'),"
                " current_setting('temp_directory')",
            )
            assert rows_of(settings.value) == [(True, False, "")]
    assert traces.left_since() == []
