"""Judging a query: it runs on a sample and on two hidden databases; result sets are compared."""

import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from typing import Any

from greenroom.errors import BankError, SandboxFault
from greenroom.graders.outputs.compare import Rule, compare
from greenroom.graders.outputs.result_set import Result, as_text, named, rows_of
from greenroom.graders.outputs.suites import Suites
from greenroom.graders.outputs.tested import SAID_OF_HIDDEN
from greenroom.graders.outputs.verdict import Shown, Tested, TestState, Verdict
from greenroom.sandbox import Call, Child, Outcome, Sandbox
from greenroom.sandbox.codec import NumpyRng

SAMPLE = "the sample"
HIDDEN_DATABASES = 2
ROWS_LIMIT = 100_000
"""Rows of a result; one of more is wrong, and no more are fetched."""
LOAD_LIMIT_S = 20.0
TOO_MANY = f"more than {ROWS_LIMIT:,} rows"
LEAST_LIMIT_S = 5.0
LIMIT_FACTOR = 50
_TABLES = "tables"
_KIT = "sql_kit"


@dataclass(frozen=True, slots=True)
class SqlExercise:
    """Key of an SQL question."""

    id: str
    schema: str
    """CREATE TABLE statements."""
    tables: str
    """Python that makes the rows; runs in the sandbox."""
    reference: str
    rule: Rule
    is_ordered: bool
    order_by: tuple[str, ...]
    """Columns whose order counts; empty with `is_ordered` for the whole row."""
    names_count: bool
    """Column names were asked for."""
    variant: int


@dataclass(frozen=True, eq=False)
class SqlSuite:
    """The databases with what the reference gives on each, the sample first."""

    databases: Mapping[str, Mapping[str, Any]]
    wanted: Mapping[str, tuple[Result, float]]
    """Result and seconds by database."""
    loads: Sequence[Call]
    """What fills a child with the databases."""


class SqlJudge:
    """Judges queries; keeps the databases it has drawn. Safe to use from any thread."""

    def __init__(self, sandbox: Sandbox) -> None:
        self._sandbox = sandbox
        self._suites: Suites[str, SqlSuite] = Suites(kept=8)

    def suite(self, exercise: SqlExercise) -> SqlSuite:
        """The databases with what the reference gives.

        Raises:
            BankError: the item is wrong.
            SandboxFault: the sandbox failed.
        """
        return self._suites.get(_key(exercise), lambda: self._build(exercise))

    def _build(self, exercise: SqlExercise) -> SqlSuite:
        databases = _draw(self._sandbox, exercise)
        loads = [
            Call(_KIT, "load", args=(name, exercise.schema, tables))
            for name, tables in databases.items()
        ]
        with self._sandbox.child("sql") as child:
            for load in loads:
                _done(child.call(load, wall_limit_s=LOAD_LIMIT_S), "tables.py")
            wanted = {name: _wanted(child, name, exercise.reference) for name in databases}
        _check_order(exercise, wanted[SAMPLE][0])
        return SqlSuite(databases, wanted, loads)

    def warm(self, exercise: SqlExercise) -> None:
        """Draw the databases and load them into a child that waits.

        Raises:
            BankError: the item is wrong.
            SandboxFault: the sandbox failed.
        """
        # Asked for again each time: it may have been pushed out by others since.
        self._sandbox.prepare(_key(exercise), "sql", self.suite(exercise).loads)

    def judge(self, exercise: SqlExercise, sql: str, *, only_visible: bool = False) -> Verdict:
        """Run the query on all databases, or on the sample.

        Raises:
            BankError: the item is wrong.
            SandboxFault: the sandbox failed.
        """
        self.warm(exercise)
        suite = self.suite(exercise)
        names = [SAMPLE] if only_visible else list(suite.databases)
        with self._loaded(exercise, suite) as child:
            return _judged(child, exercise, suite, sql, names)

    @contextmanager
    def _loaded(self, exercise: SqlExercise, suite: SqlSuite) -> Iterator[Child]:
        with ExitStack() as held:
            try:
                child = held.enter_context(self._sandbox.child("sql", key=_key(exercise)))
            except SandboxFault:
                # Pushed out by other questions in the meantime.
                child = _filled(held.enter_context(self._sandbox.child("sql")), suite)
            yield child

    @contextmanager
    def sitting(self, exercise: SqlExercise) -> Iterator["SqlSitting"]:
        """Judges many queries of an author in one child.

        Raises:
            BankError: the item is wrong.
            SandboxFault: the sandbox failed.
        """
        with SqlSitting(self._sandbox, exercise, self.suite(exercise)) as sitting:
            yield sitting


class SqlSitting:
    """One child for many queries, replaced when one of them ends it."""

    def __init__(self, sandbox: Sandbox, exercise: SqlExercise, suite: SqlSuite) -> None:
        self._sandbox = sandbox
        self._exercise = exercise
        self._suite = suite
        self._held = ExitStack()
        self._child: Child | None = None

    def __enter__(self) -> "SqlSitting":
        return self

    def __exit__(self, *_: object) -> None:
        self._held.close()

    @property
    def databases(self) -> tuple[str, ...]:
        """Their names, the sample first."""
        return tuple(self._suite.databases)

    def judge(
        self,
        sql: str,
        *,
        databases: Sequence[str] | None = None,
        least_limit_s: float = LEAST_LIMIT_S,
    ) -> Verdict:
        """Run the query on databases, all if none are named, until the first failure.

        Raises:
            SandboxFault: the sandbox failed.
        """
        if self._child is None:
            child = self._held.enter_context(self._sandbox.child("sql"))
            self._child = _filled(child, self._suite)
        names = databases or self.databases
        verdict = _judged(self._child, self._exercise, self._suite, sql, names, least_limit_s)
        if verdict.state in _ENDING:
            self._held.close()
            self._child = None
        return verdict


_ENDING = frozenset({"time", "memory", "output", "forbidden", "exited", "crashed"})


def _judged(
    child: Child,
    exercise: SqlExercise,
    suite: SqlSuite,
    sql: str,
    names: Sequence[str],
    least_limit_s: float | None = None,
) -> Verdict:
    """The verdict; with a limit given, an author's, that stops at the first failure."""
    begun = time.monotonic()
    plans: tuple[str, ...] = ()
    tests: list[Tested] = []
    for name in names:
        limit = least_limit_s or LEAST_LIMIT_S
        tests.append(_test(child, exercise, name, suite.wanted[name], sql, limit))
        if least_limit_s is not None and tests[-1].state != "right":
            break
    is_right = all(test.state == "right" for test in tests)
    if is_right and len(names) > 1 and least_limit_s is None:
        plans = _plans(child, sql)
    seconds = time.monotonic() - begun
    return Verdict(tuple(tests), dict.fromkeys(names, 1.0), seconds=seconds, plans=plans)


def _filled(child: Child, suite: SqlSuite) -> Child:
    """The child with the databases in it."""
    for load in suite.loads:
        _done(child.call(load, wall_limit_s=LOAD_LIMIT_S), "tables.py")
    return child


def _key(exercise: SqlExercise) -> str:
    return f"{exercise.id}:{exercise.variant}"


def _done(outcome: Outcome, what: str) -> Any:
    if outcome.kind != "value":
        raise BankError(f"{what}: {outcome.message or outcome.kind}")
    return outcome.value


def _draw(sandbox: Sandbox, exercise: SqlExercise) -> dict[str, Mapping[str, Any]]:
    with sandbox.child("numpy") as child:
        _done(child.load(_TABLES, exercise.tables), "tables.py")
        visible = _done(
            child.call(Call(_TABLES, "visible"), wall_limit_s=LOAD_LIMIT_S), "tables.py: visible"
        )
        call = Call(_TABLES, "hidden", args=(NumpyRng(exercise.variant),))
        hidden = _done(child.call(call, wall_limit_s=LOAD_LIMIT_S), "tables.py: hidden")
    if not isinstance(visible, dict) or not isinstance(hidden, dict):
        raise BankError("tables.py: visible and hidden return dicts")
    are_named = all(isinstance(name, str) and name.isprintable() for name in hidden)
    if len(hidden) != HIDDEN_DATABASES or SAMPLE in hidden or not are_named:
        raise BankError(f"tables.py: hidden: give {HIDDEN_DATABASES} databases by name")
    return {SAMPLE: visible, **hidden}


def _wanted(child: Child, database: str, sql: str) -> tuple[Result, float]:
    outcome = _query(child, database, sql, LOAD_LIMIT_S)
    value = _done(outcome, f"solution.sql on {database}")
    if value["more"]:
        raise BankError(f"solution.sql on {database}: gives more than {ROWS_LIMIT:,} rows")
    return _result(value), outcome.wall_s


def _check_order(exercise: SqlExercise, result: Result) -> None:
    there = _lower(result.columns)
    missing = [name for name in exercise.order_by if name.lower() not in there]
    if missing:
        names = ", ".join(result.columns)
        raise BankError(f"order_by: no column is named '{missing[0]}'; solution.sql gives {names}")


def _query(child: Child, database: str, sql: str, limit_s: float) -> Outcome:
    return child.call(Call(_KIT, "query", args=(database, sql, ROWS_LIMIT)), wall_limit_s=limit_s)


def _result(value: Mapping[str, Any]) -> Result:
    return Result(value["columns"], rows_of(value))


def _plans(child: Child, sql: str) -> tuple[str, ...]:
    outcome = child.call(Call(_KIT, "plan", args=(SAMPLE, sql)), wall_limit_s=LEAST_LIMIT_S)
    return (str(outcome.value),) if outcome.kind == "value" else ()


def _test(
    child: Child,
    exercise: SqlExercise,
    database: str,
    wanted: tuple[Result, float],
    sql: str,
    least_limit_s: float,
) -> Tested:
    expected, seconds = wanted
    limit = max(least_limit_s, LIMIT_FACTOR * seconds)
    outcome = _query(child, database, sql, limit)
    is_visible = database == SAMPLE
    state: TestState
    if outcome.kind != "value":
        state, message, got = outcome.kind, outcome.message or "", None
    else:
        got = _result(outcome.value)
        has_more = outcome.value["more"]
        found = TOO_MANY if has_more else difference(exercise, got, expected)
        state, message = ("right", "") if found is None else ("wrong", found)
    return Tested(
        name=database,
        group=database,
        is_visible=is_visible,
        state=state,
        message=message if is_visible else SAID_OF_HIDDEN[state],
        seconds=outcome.wall_s,
        shown=_shown(got, expected, message) if is_visible else None,
    )


def _shown(got: Result | None, expected: Result, difference_: str) -> Shown:
    return Shown(
        inputs="",
        expected=as_text(expected),
        got="" if got is None else as_text(got),
        difference=difference_,
        stdout="",
        traceback="",
    )


def difference(exercise: SqlExercise, got: Result, expected: Result) -> str | None:
    """What is first seen to differ between two result sets; None if they say the same."""
    if len(got.columns) != len(expected.columns):
        return (
            f"expected {len(expected.columns)} columns ({named(expected)}), "
            f"got {len(got.columns)} ({named(got)})"
        )
    got = _in_order_of(expected.columns, got)
    if exercise.names_count and _lower(got.columns) != _lower(expected.columns):
        return f"expected columns named {named(expected)}; got {named(got)}"
    whole = exercise.is_ordered and not exercise.order_by
    found = compare(
        [tuple(row) for row in got.rows],
        [tuple(row) for row in expected.rows],
        _rule(exercise, unordered=not whole),
    )
    if found is not None or not exercise.is_ordered or whole:
        return None if found is None else found.message
    return _order(exercise, got, expected)


def _order(exercise: SqlExercise, got: Result, expected: Result) -> str | None:
    """Rows are the same; those that tie in the columns of the order may stand either way."""
    lower = [c.lower() for c in expected.columns]
    places = [lower.index(name.lower()) for name in exercise.order_by]
    keys = [[tuple(row[p] for p in places) for row in result.rows] for result in (got, expected)]
    found = compare(keys[0], keys[1], _rule(exercise, unordered=False))
    by = ", ".join(exercise.order_by)
    return None if found is None else f"the rows are right, their order by {by} is not"


def _rule(exercise: SqlExercise, *, unordered: bool) -> Rule:
    return Rule(exercise.rule.relative, exercise.rule.absolute, unordered=unordered)


def _lower(names: Sequence[str]) -> list[str]:
    return [name.lower() for name in names]


def _in_order_of(columns: Sequence[str], got: Result) -> Result:
    """The same data with its columns in another order is the same answer."""
    wanted, found = _lower(columns), _lower(got.columns)
    if wanted == found or sorted(wanted) != sorted(found) or len(set(found)) < len(found):
        return got
    places = [found.index(name) for name in wanted]
    return Result(
        [got.columns[p] for p in places], [tuple(row[p] for p in places) for row in got.rows]
    )
