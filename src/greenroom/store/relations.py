"""What a row must have in common with the rows that it refers to.

Where the other row is missing nothing is said here: the database refuses that by itself.
"""

from collections.abc import Callable, Iterable, Mapping
from typing import Any, TypeAlias

from sqlalchemy import Connection, bindparam, exists, select

from greenroom.store import statements
from greenroom.store.answers import find_wanted, kinds_of
from greenroom.store.fields import WrongRow, shown
from greenroom.store.rows import Values, of_json
from greenroom.store.tables import ATTEMPT, GRADE, SESSION, SLOT

_Found: TypeAlias = Mapping[Any, Any]
_IS_GRADED = "is_graded"
_PLACE = (
    select(SESSION.c.learner, SLOT.c.item_uid, SLOT.c.seed)
    .join_from(SLOT, SESSION, SLOT.c.session_id == SESSION.c.id)
    .where(
        SLOT.c.session_id == bindparam("session_id"),
        SLOT.c.position == bindparam("position"),
    )
)
_ATTEMPT = select(
    ATTEMPT.c.learner,
    ATTEMPT.c.session_id,
    ATTEMPT.c.item_uid,
    ATTEMPT.c.item_version,
    ATTEMPT.c.answer,
    exists().where(GRADE.c.attempt_id == ATTEMPT.c.id).label(_IS_GRADED),
).where(ATTEMPT.c.id == bindparam("attempt_id"))


class WrongAnswer(WrongRow):
    """A later row shows that the answer of an attempt is of no use; that attempt is the fault."""

    def __init__(self, attempt_id: str, what: str) -> None:
        super().__init__(what)
        self.attempt_id = attempt_id


def refuse_misfit(connection: Connection, kind: str, values: Values) -> None:
    """Refuse a new row that contradicts the rows it refers to.

    Raises:
        WrongRow: it does; says which field.
    """
    check = _CHECKS.get(kind)
    if check is not None:
        check(connection, values)


def _check_slot(connection: Connection, values: Values) -> None:
    count = connection.scalar(statements.SLOT_COUNT, {"session_id": values["session_id"]}) or 0
    if values["position"] != count + 1:
        raise WrongRow(
            f"slot.position: found {values['position']}; allowed: {count + 1}, "
            "the next one of its session"
        )


def _check_attempt(connection: Connection, values: Values) -> None:
    key = {"session_id": values["session_id"], "position": values["position"]}
    place = connection.execute(_PLACE, key).mappings().first()
    if place is not None:
        _refuse_other("attempt", values, place, ("learner",), "session")
        _refuse_other("attempt", values, place, ("item_uid", "seed"), "slot")


def _check_grade(connection: Connection, values: Values) -> None:
    attempt = _attempt_of(connection, values)
    # The first grade comes with the answer; until a later one the item may have changed its kind.
    if attempt is not None and not attempt[_IS_GRADED] and not _is_unread(values, attempt):
        grader = str(values["grader"])
        _refuse_answer(values, attempt, kinds_of(grader), f"graded by {shown(grader)}")


def _is_unread(grade: Values, attempt: _Found) -> bool:
    # An answer to a version of the question that was gone by then is kept as typed alone.
    return grade["state"] == "ungraded" and of_json(attempt["answer"]) == {}


def _check_evidence(connection: Connection, values: Values) -> None:
    attempt = _attempt_of(connection, values)
    if attempt is not None:
        same = ("learner", "session_id", "item_uid", "item_version")
        _refuse_other("evidence", values, attempt, same, "attempt")
        kind = str(values["kind"])
        _refuse_answer(values, attempt, [kind], f"of the kind {shown(kind)}")


_CHECKS: Mapping[str, Callable[[Connection, Values], None]] = {
    "slot": _check_slot,
    "attempt": _check_attempt,
    "grade": _check_grade,
    "evidence": _check_evidence,
}


def _attempt_of(connection: Connection, values: Values) -> _Found | None:
    return connection.execute(_ATTEMPT, {"attempt_id": values["attempt_id"]}).mappings().first()


def _refuse_other(
    kind: str, values: Values, other: _Found, names: Iterable[str], owner: str
) -> None:
    for name in names:
        if values[name] != other[name]:
            raise WrongRow(
                f"{kind}.{name}: found {shown(values[name])}; allowed: {shown(other[name])}, "
                f"as its {owner} has"
            )


def _refuse_answer(values: Values, attempt: _Found, kinds: Iterable[str], which: str) -> None:
    answer = of_json(attempt["answer"])
    wanted = find_wanted(kinds, answer)
    if wanted is not None:
        raise WrongAnswer(
            str(values["attempt_id"]),
            f"attempt.answer: found {shown(answer)}; allowed: {wanted}, as it is {which}",
        )
