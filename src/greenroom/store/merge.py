"""Everything out of a database as JSON objects, and such objects into one."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, NamedTuple

from sqlalchemy import Column, Connection, Select, Table, and_, bindparam, func, select
from sqlalchemy.exc import IntegrityError

from greenroom.errors import ImportFault
from greenroom.store import statements
from greenroom.store.faults import is_foreign_key_fault
from greenroom.store.fields import LARGEST_NUMBER, WrongRow, read_row, shown
from greenroom.store.relations import WrongAnswer, refuse_misfit
from greenroom.store.rows import Values, as_object
from greenroom.store.tables import (
    ATTEMPT,
    EVIDENCE,
    GRADE,
    IS_JSON,
    SESSION,
    SLOT,
    TABLES,
    TARGET,
)

_BATCH = 500
_LARGEST_KEPT = LARGEST_NUMBER // 2
"""Larger numbers are given anew, so that those that follow here can be imported again."""
_KEYS: Mapping[str, tuple[Column[Any], ...]] = {
    "session": (SESSION.c.id,),
    "slot": (SLOT.c.session_id, SLOT.c.position),
    "attempt": (ATTEMPT.c.id,),
    "grade": (GRADE.c.attempt_id, GRADE.c.id),
    "evidence": (EVIDENCE.c.attempt_id,),
    "target": (TARGET.c.id,),
}
"""What makes two rows the same row, wherever they were written."""
_MAY_DIFFER: Mapping[str, frozenset[str]] = {
    "session": frozenset({"ended_at"}),
    "slot": frozenset({"asked_at", "flagged", "draft", "draft_at"}),
    "attempt": frozenset(),
    "grade": frozenset({"number"}),
    "evidence": frozenset({"number"}),
    "target": frozenset({"number"}),
}
"""What changes after a row was written, or is this database's own; what stands here is kept."""
_ORDER: Mapping[str, tuple[Column[Any], ...]] = {
    "session": (SESSION.c.started_at, SESSION.c.id),
    "slot": (SLOT.c.session_id, SLOT.c.position),
    "attempt": (ATTEMPT.c.at, ATTEMPT.c.id),
    "grade": (GRADE.c.number,),
    "evidence": (EVIDENCE.c.number,),
    "target": (TARGET.c.number,),
}
_TABLES: Mapping[str, Table] = {table.name: table for table in TABLES}
_JSON: Mapping[str, frozenset[str]] = {
    table.name: frozenset(c.name for c in table.c if c.info.get(IS_JSON)) for table in TABLES
}


def _by_key(kind: str) -> Select[Any]:
    same = (column == bindparam(f"key_{column.name}") for column in _KEYS[kind])
    return select(_TABLES[kind]).where(and_(*same))


_FIND = {kind: _by_key(kind) for kind in _KEYS}


class RowFault(ImportFault):
    """A row is wrong: `number` counts from 1, `what` says why."""

    def __init__(self, number: int, what: str) -> None:
        super().__init__(f"row {number}: {what}")
        self.number = number
        self.what = what


def dump_rows(connection: Connection) -> Iterator[dict[str, Any]]:
    """Every row of every table, those referred to first."""
    for table in TABLES:
        name = table.name
        found = connection.execute(
            select(table).order_by(*_ORDER[name]), execution_options={"yield_per": _BATCH}
        )
        for row in found.mappings():
            yield as_object(name, row, _JSON[name])


class _Numbers(NamedTuple):
    """Highest numbers given so far, by table."""

    last: dict[str, int]

    def place(self, kind: str, wanted: int) -> int:
        """The wanted number if it is above all and not too large; else the next one.

        Readers look only ahead.
        """
        is_kept = self.last[kind] < wanted <= _LARGEST_KEPT
        given = wanted if is_kept else self.last[kind] + 1
        self.last[kind] = given
        return given


def load_rows(connection: Connection, rows: Iterable[Mapping[str, object]]) -> int:
    """Keep rows that are not here yet; the number of them.

    Raises:
        ImportFault: a row is wrong; the transaction must be rolled back.
    """
    numbers = _Numbers({t.name: _last_number(connection, t) for t in (GRADE, EVIDENCE, TARGET)})
    attempts: dict[object, int] = {}
    graded: set[object] = set()
    new = 0
    for place, row in enumerate(rows, 1):
        try:
            kind, values = read_row(row)
            new += _keep(connection, kind, values, numbers)
        except WrongAnswer as wrong:
            raise RowFault(attempts.get(wrong.attempt_id, place), str(wrong)) from None
        except WrongRow as wrong:
            raise RowFault(place, str(wrong)) from None
        if kind == "attempt":
            attempts[values["id"]] = place
        elif kind == "grade":
            graded.add(values["attempt_id"])
    _refuse_ungraded(connection, {id_: n for id_, n in attempts.items() if id_ not in graded})
    return new


def _refuse_ungraded(connection: Connection, attempts: Mapping[object, int]) -> None:
    for attempt_id, place in attempts.items():
        if connection.scalar(statements.MARKED, {"attempt_id": attempt_id}) is None:
            raise RowFault(place, f"attempt {shown(attempt_id)}: found no grade; every one has one")


def _last_number(connection: Connection, table: Table) -> int:
    return connection.scalar(select(func.max(table.c.number))) or 0


def _keep(connection: Connection, kind: str, values: Values, numbers: _Numbers) -> bool:
    key = {f"key_{column.name}": values[column.name] for column in _KEYS[kind]}
    here = connection.execute(_FIND[kind], key).mappings().first()
    if here is not None:
        _refuse_difference(kind, here, values)
        _complete(connection, kind, values)
        return False
    refuse_misfit(connection, kind, values)
    if kind in numbers.last:
        values["number"] = numbers.place(kind, int(values["number"] or 0))
    try:
        connection.execute(_TABLES[kind].insert(), values)
    except IntegrityError as error:
        raise WrongRow(_why_not(kind, values, error)) from None
    if kind == "attempt":
        connection.execute(
            statements.DROP_DRAFT,
            {"of_session": values["session_id"], "at_position": values["position"]},
        )
    return True


def _refuse_difference(kind: str, here: Mapping[Any, Any], values: Values) -> None:
    mine = as_object(kind, here, _JSON[kind])
    theirs = as_object(kind, values, _JSON[kind])
    for name in values.keys() - _MAY_DIFFER[kind]:
        if mine[name] != theirs[name]:
            raise WrongRow(
                f"{kind}.{name}: found {shown(theirs[name])}; allowed: {shown(mine[name])}, "
                f"which the same {kind} has here already"
            )


def _complete(connection: Connection, kind: str, values: Values) -> None:
    # A first sight or an end that came after this copy was made is no contradiction.
    if kind == "session" and values["ended_at"] is not None:
        connection.execute(
            statements.END_SESSION, {"of_session": values["id"], "ended": values["ended_at"]}
        )
    elif kind == "slot" and values["asked_at"] is not None:
        connection.execute(
            statements.MARK_ASKED,
            {
                "of_session": values["session_id"],
                "at_position": values["position"],
                "asked": values["asked_at"],
            },
        )


def _why_not(kind: str, values: Values, error: IntegrityError) -> str:
    if is_foreign_key_fault(error):
        owner = "session_id" if "session_id" in values else "attempt_id"
        owner = owner if kind != "evidence" else "attempt_id"
        return (
            f"{kind}.{owner}: found {shown(values[owner])}; allowed: one that an earlier row or "
            "this database has"
        )
    return (
        f"{kind}: found a second one for {shown(values.get('session_id'))} at position "
        f"{values.get('position')}; allowed: one"
    )
