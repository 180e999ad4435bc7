"""Databases in the sandbox: loaded from plain columns, locked, and asked one query at a time."""

import re
from collections.abc import Mapping, Sequence
from contextlib import suppress
from decimal import Decimal
from typing import Any, Final

import duckdb
import numpy as np

from greenroom.sandbox import codec
from greenroom.sandbox.inside.failures import Failure

__all__ = ["load", "plan", "query"]

MEMORY_LIMIT: Final = "256MB"
SETTINGS: Final[dict[str, Any]] = {
    "threads": 1,
    "memory_limit": MEMORY_LIMIT,
    "temp_directory": "",
    "autoinstall_known_extensions": False,
    "autoload_known_extensions": False,
}
LOCKS: Final = (
    "SET enable_external_access = false",
    "SET python_enable_replacements = false",
    "SET lock_configuration = true",  # the last: nothing can be set after it
)
PLAIN_TYPES: Final = re.compile(
    r"(?:(?:TINY|SMALL|BIG|HUGE|UTINY|USMALL|UBIG|UHUGE)?(?:INT|INTEGER)|UINTEGER|INTEGER|BOOLEAN"
    r"|FLOAT|DOUBLE|DECIMAL\(\d+,\d+\)|VARCHAR|BLOB|DATE|TIMESTAMP(?:_S|_MS|_NS)?|INTERVAL)"
    r"(?:\[\d*\])*"
)
"""Their values are data for the codec as they are; of other types the text is sent."""

ARRAY_TYPES: Final = {"INTEGER": "i8", "BIGINT": "i8", "DOUBLE": "f8", "DATE": "M8[D]"}
WARM: Final = """
WITH a AS (SELECT i % 7 AS k, i * 0.5 AS v, 'name ' || i AS s, DATE '2026-01-01' + i::INTEGER AS d
           FROM range(500) AS r(i)),
     b AS (SELECT k, d, sum(v) AS v, count(DISTINCT s) AS n FROM a GROUP BY k, d)
SELECT b.k, b.d, b.n, sum(b.v) OVER (PARTITION BY b.k ORDER BY b.d) AS total, a.s
FROM b LEFT JOIN a ON a.k = b.k AND a.d = b.d ORDER BY total DESC LIMIT 100
"""
"""Run before the learner's, which then finds the code of usual queries in memory."""

_databases: dict[str, Any] = {}  # of this child, which ends with its submission


def load(database: str, ddl: str, tables: Mapping[str, Mapping[str, Any]]) -> None:
    """Make an in-memory database of this name, and lock it.

    ddl: CREATE TABLE statements; tables: table to column to values, in a list or an array.
    """
    connection = duckdb.connect(":memory:", config=SETTINGS)
    connection.execute(ddl)
    for table, columns in tables.items():
        _fill(connection, table, columns)
    for lock in LOCKS:
        connection.execute(lock)
    codec.encode(connection.execute(WARM).fetchall())
    old = _databases.pop(database, None)
    if old is not None:
        old.close()
    _databases[database] = connection


def _fill(connection: Any, table: str, columns: Mapping[str, Any]) -> None:
    if not columns:
        return
    # A view over the arrays themselves: no row is ever built in Python.
    connection.register("incoming", {name: _scannable(v) for name, v in columns.items()})
    names = ", ".join(map(_quoted, columns))
    connection.execute(f"INSERT INTO {_quoted(table)} ({names}) SELECT {names} FROM incoming")  # noqa: S608 - both are quoted, and the author's
    connection.unregister("incoming")


def _quoted(name: str) -> str:
    return '"' + name.replace('"', '""') + '"'


def _scannable(values: Any) -> Any:
    """An array that the database can read in place."""
    if isinstance(values, np.ndarray):
        return _scannable_array(values)
    filled = [value for value in values if value is not None]
    if filled and all(type(value) in (int, float) for value in filled) and _fits(filled):
        blank = np.array([value is None for value in values])
        zero = type(filled[0])(0)
        return np.ma.masked_array([zero if v is None else v for v in values], blank)
    return np.array([_spelled(value) for value in values], dtype=object)


def _fits(numbers: Sequence[float]) -> bool:
    """Whether a NumPy array holds them as they are; integers beyond 64 bits it does not."""
    return all(type(v) is type(numbers[0]) and abs(v) < 2**63 for v in numbers) or all(
        type(v) is float for v in numbers
    )


def _spelled(value: Any) -> Any:
    """Some types are read from text by the cast to the column's type."""
    if value is None or isinstance(value, bool | bytes):
        return value
    return str(value) if isinstance(value, Decimal | int | float) else value


def _scannable_array(values: Any) -> Any:
    if values.dtype.kind in "UT":
        return values.astype(object)  # as it is, the database would make an enumeration of it
    if values.dtype.kind == "M":
        return values.astype("datetime64[us]")  # days are not known to it; NaT stays NULL
    return values


def query(database: str, sql: str, row_limit: int = 10_000) -> dict[str, Any]:
    """Run one SELECT: names, types and values of its columns, of at most so many rows.

    "values" has a list or an array for each column; "more" is true where rows were left out.

    Raises:
        Failure: it is no single SELECT, or reaches for what is locked.
        duckdb.Error: the query is wrong.
    """
    connection = _connection(database)
    _check_single_select(connection, sql)
    try:
        # A WITH may hold an INSERT or a DELETE, and is a SELECT all the same.
        connection.execute("BEGIN TRANSACTION READ ONLY")
        result = connection.execute(sql)
        columns = [entry[0] for entry in result.description]
        types = [str(entry[1]) for entry in result.description]
        rows = result.fetchmany(row_limit + 1)
    except duckdb.Error as fault:
        raise _told(fault) from None
    finally:
        connection.execute("ROLLBACK")
    rows, more = rows[:row_limit], len(rows) > row_limit
    return {"columns": columns, "types": types, "values": _packed(rows, types), "more": more}


def plan(database: str, sql: str) -> str:
    """How the database would run this SELECT, as text.

    Raises:
        Failure, duckdb.Error: as for query.
    """
    connection = _connection(database)
    _check_single_select(connection, sql)
    try:
        rows = connection.execute(f"EXPLAIN {sql}").fetchall()
    except duckdb.Error as fault:
        raise _told(fault) from None
    return "\n".join(str(row[-1]) for row in rows)


def _connection(database: str) -> Any:
    try:
        return _databases[database]
    except KeyError:
        raise Failure("missing", f"There is no database {database!r}.") from None


def _check_single_select(connection: Any, sql: str) -> None:
    try:
        statements = connection.extract_statements(sql)
    except duckdb.Error as fault:
        raise _told(fault) from None
    if not statements:
        raise Failure("raised", "The answer holds no query.")
    if len(statements) > 1:
        raise Failure(
            "raised", f"The answer holds {len(statements)} statements; one SELECT counts."
        )
    found = statements[0].type.name
    if found != "SELECT":
        spoken = found.replace("_", " ")
        raise Failure("raised", f"The answer is no query but {spoken}; write one SELECT (or WITH).")


def _told(fault: Exception) -> Failure:
    """The database's own words, with the kind that they stand for."""
    text = str(fault)
    if isinstance(fault, duckdb.PermissionException):
        return Failure("forbidden", f"The query reaches outside its tables: {text}")
    if isinstance(fault, duckdb.TransactionException):
        return Failure("raised", "The answer changes the tables; write one SELECT (or WITH).")
    if isinstance(fault, duckdb.OutOfMemoryException):
        return Failure("memory", "The query needs more memory than it may take.")
    return Failure("raised", text)


def _packed(rows: list[tuple[Any, ...]], types: list[str]) -> list[Any]:
    by_column = zip(*rows, strict=True) if rows else [()] * len(types)
    return [_column(values, name) for values, name in zip(by_column, types, strict=True)]


def _column(values: Sequence[Any], type_: str) -> Any:
    """An array where one holds exactly these values, since it is quick to send."""
    if type_ in ARRAY_TYPES and None not in values:
        with suppress(ValueError, TypeError, OverflowError):  # such as a date of infinity
            return np.array(values, dtype=ARRAY_TYPES[type_])
    if PLAIN_TYPES.fullmatch(type_):
        return list(values)
    return [None if value is None else str(value) for value in values]
