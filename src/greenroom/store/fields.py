"""What each field of an exported row may hold. One table of rules per type of row."""

import datetime as dt
import re
import reprlib
from collections.abc import Callable, Mapping
from typing import Any, NamedTuple, TypeAlias, get_args

from greenroom.model.grade import Outcome, State
from greenroom.model.item import UID_PATTERN
from greenroom.model.session import LENGTH_LIMIT, Blueprint
from greenroom.model.target import HOURS_OF_A_DAY, WEEKDAYS
from greenroom.practice.flow import VERSION_FIELD
from greenroom.store.rows import Values, to_form, to_json, to_time

Value: TypeAlias = "str | int | float | bool | None"
_LARGEST_SEED = 2**63 - 1
LARGEST_NUMBER = 2**53
"""Beyond this, other programs that read JSON would round it."""
_ID_LIMIT = 64
_NAME_LIMIT = 200
_PROSE_LIMIT = 100_000
"""Characters; five times the longest text of an item."""
TYPED_LIMIT = 4 * 1024 * 1024
"""Characters; a page cannot send more at once."""
_LIST_LIMIT = 1_000
_DEPTH_LIMIT = 20
"""Objects and lists inside each other: what can be read here can then be read anywhere."""
_FIRST_YEAR, _LAST_YEAR = 1970, 2200
"""Far from the ends of the calendar, where a zone or a due date would lead beyond them."""
_LONGEST_SECONDS = 10 * 366 * 86_400
_UUID = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")
_VERSION = re.compile(r"[0-9a-f]{16}")


class Field(NamedTuple):
    """`read` turns a JSON value into the column's; a ValueError or TypeError refuses it."""

    allowed: str
    read: Callable[[Any], Value]


def _of(kind: type, value: Any) -> Any:
    # True and False are whole numbers to Python, and not to anyone else.
    if not isinstance(value, kind) or (kind is int and isinstance(value, bool)):
        raise TypeError
    return value


def _short(value: Any, most: int) -> str:
    if len(_of(str, value)) > most:
        raise ValueError
    return str(value)


def _text(most: int) -> Field:
    def read(value: Any) -> str:
        text = _short(value, most)
        text.encode()
        return text

    return Field(f"a text of at most {most} characters, no halves of surrogate pairs", read)


def _pattern(allowed: str, pattern: re.Pattern[str]) -> Field:
    def read(value: Any) -> str:
        if pattern.fullmatch(_of(str, value)) is None:
            raise ValueError
        return str(value)

    return Field(allowed, read)


def _prose(value: Any) -> str:
    return to_json(_short(value, _PROSE_LIMIT))


def _whole(least: int, most: int) -> Field:
    def read(value: Any) -> int:
        if not least <= _of(int, value) <= most:
            raise ValueError
        return int(value)

    return Field(f"a whole number from {least} to {most}", read)


def _number(least: float, most: float) -> Field:
    def read(value: Any) -> float:
        # Comparing refuses NaN, and raises for what is not a number.
        if isinstance(value, bool) or not least <= value <= most:
            raise ValueError
        return float(value)

    return Field(f"a number from {least:g} to {most:.12g}", read)


def _flag(value: Any) -> bool:
    return bool(_of(bool, value))


def _time(value: Any) -> str:
    at = dt.datetime.fromisoformat(_of(str, value))
    text = to_time(at)
    if not _FIRST_YEAR <= at.astimezone(dt.UTC).year <= _LAST_YEAR:
        raise ValueError
    return text


def _date(value: Any) -> str:
    found = dt.date.fromisoformat(_of(str, value))
    if not _FIRST_YEAR <= found.year <= _LAST_YEAR or found.isoformat() != value:
        raise ValueError
    return str(value)


def _hours(value: Any) -> str:
    if len(_of(list, value)) != len(WEEKDAYS):
        raise ValueError
    return to_json([_number(0, HOURS_OF_A_DAY).read(hours) for hours in value])


def _blueprint(value: Any) -> str:
    blueprint = Blueprint.model_validate(_of(dict, value))
    if any(not 0 <= share <= LENGTH_LIMIT for share in blueprint.areas.values()):
        raise ValueError
    text = to_json(blueprint.model_dump(mode="json"))
    # It is read back by another reader, which must take it too.
    Blueprint.model_validate_json(_short(text, _PROSE_LIMIT))
    return text


def _topics(value: Any) -> str:
    if not 0 < len(_of(list, value)) <= _LIST_LIMIT:
        raise ValueError
    return to_json([_short(text, _NAME_LIMIT) for text in value])


def _form(value: Any) -> str:
    size = 0
    for name, texts in _of(dict, value).items():
        if not _of(list, texts):
            raise ValueError
        size += len(name) + sum(len(_of(str, text)) for text in texts)
    if size > TYPED_LIMIT:
        raise ValueError
    return to_form(value)


def _draft(value: Any) -> str:
    text = _form(value)
    # At the end of an exam this becomes the version that the attempt names.
    versions = value.get(VERSION_FIELD, ())
    if len(versions) > 1 or any(_VERSION.fullmatch(version) is None for version in versions):
        raise ValueError
    return text


def _answer(value: Any) -> str:
    if not _is_flat(_of(dict, value), _DEPTH_LIMIT):
        raise ValueError
    return to_json(value)


def _is_flat(value: Any, levels: int) -> bool:
    if not isinstance(value, dict | list):
        return not isinstance(value, str) or len(value) <= TYPED_LIMIT
    inner = value.values() if isinstance(value, dict) else value
    return levels > 0 and all(_is_flat(part, levels - 1) for part in inner)


def _state(value: Any) -> str:
    if value not in get_args(State):
        raise ValueError
    return str(value)


def _seen(value: Any) -> str:
    if len(_of(list, value)) > _LIST_LIMIT:
        raise ValueError
    for point in value:
        texts, more = _of(list, point)[:4], point[4:]
        _id, _label, outcome, _evidence = (_short(t, _PROSE_LIMIT) for t in texts)
        if len(more) > 1 or not all(_is_flat(data, _DEPTH_LIMIT) for data in more):
            raise ValueError
        if outcome not in get_args(Outcome):
            raise ValueError
    return to_json(value)


def _optional(field: Field) -> Field:
    return Field(
        f"{field.allowed}, or null", lambda value: None if value is None else field.read(value)
    )


_ID = _pattern("an id as pages make them, 8-4-4-4-12 of the digits 0-9 and a-f", _UUID)
_REFERENCE = _text(_ID_LIMIT)
_NAME = _text(_NAME_LIMIT)
_PROSE = Field(f"a text of at most {_PROSE_LIMIT:,} characters", _prose)
_ITEM_UID = _pattern("12 of the characters a-z and 2-7", re.compile(UID_PATTERN))
_ITEM_VERSION = _pattern("16 of the digits 0-9 and a-f", _VERSION)
_SEED = _whole(0, _LARGEST_SEED)
_POSITION = _whole(1, LENGTH_LIMIT)
_PLACE = _whole(1, LARGEST_NUMBER)
_SHARE = _optional(_number(0, 1))
_CONFIDENCE = _optional(_number(0.5, 1))
_SECONDS = _optional(_number(0, _LONGEST_SECONDS))
_RATING = _optional(_whole(1, 4))
_TIME = Field(
    f"a time from {_FIRST_YEAR} to {_LAST_YEAR} with its zone, "
    "such as 2026-11-21T11:39:42.000000+00:00",
    _time,
)
_FORM = Field(
    f"an object of lists of one or more texts, {TYPED_LIMIT:,} characters or fewer", _form
)
_DRAFT = Field(f"{_FORM.allowed}; {VERSION_FIELD}, if there, {_ITEM_VERSION.allowed}", _draft)

FIELDS: Mapping[str, Mapping[str, Field]] = {
    "session": {
        "id": _ID,
        "learner": _REFERENCE,
        "blueprint": Field(
            f"an object with the fields of a blueprint, each area 0 to {LENGTH_LIMIT}", _blueprint
        ),
        "seed": _SEED,
        "started_at": _TIME,
        "ends_at": _optional(_TIME),
        "ended_at": _optional(_TIME),
    },
    "slot": {
        "session_id": _REFERENCE,
        "position": _POSITION,
        "item_uid": _ITEM_UID,
        "seed": _SEED,
        "reason": _PROSE,
        "predicted": _SHARE,
        "predictor": _NAME,
        "asked_at": _optional(_TIME),
        "flagged": Field("true or false", _flag),
        "draft": _optional(_DRAFT),
        "draft_at": _optional(_TIME),
    },
    "attempt": {
        "id": _ID,
        "learner": _REFERENCE,
        "session_id": _REFERENCE,
        "position": _POSITION,
        "item_uid": _ITEM_UID,
        "item_version": _ITEM_VERSION,
        "seed": _SEED,
        "form": _FORM,
        "answer": Field(f"an object, at most {_DEPTH_LIMIT} levels deep", _answer),
        "confidence": _CONFIDENCE,
        "at": _TIME,
        "seconds": _SECONDS,
    },
    "grade": {
        "number": _PLACE,
        "attempt_id": _REFERENCE,
        "id": _REFERENCE,
        "grader": _NAME,
        "version": _whole(0, LARGEST_NUMBER),
        "state": Field(" or ".join(get_args(State)), _state),
        "summary": _PROSE,
        "score": _SHARE,
        "rating": _RATING,
        "seen": Field(
            f"a list of at most {_LIST_LIMIT:,} [id, label, {' or '.join(get_args(Outcome))}, "
            f"evidence], all texts of at most {_PROSE_LIMIT:,} characters, and in each at most one "
            f"more value, at most {_DEPTH_LIMIT} levels deep",
            _seen,
        ),
    },
    "evidence": {
        "number": _PLACE,
        "attempt_id": _REFERENCE,
        "learner": _REFERENCE,
        "session_id": _REFERENCE,
        "item_uid": _ITEM_UID,
        "item_version": _ITEM_VERSION,
        "kind": _NAME,
        "area": _NAME,
        "topics": Field(
            f"a list of 1 to {_LIST_LIMIT:,} texts of at most {_NAME_LIMIT} characters", _topics
        ),
        "score": _SHARE,
        "rating": _RATING,
        "confidence": _CONFIDENCE,
        "predicted": _SHARE,
        "predictor": _NAME,
        "seconds": _SECONDS,
        "at": _TIME,
    },
    "target": {
        "number": _PLACE,
        "id": _ID,
        "learner": _REFERENCE,
        "loop": _NAME,
        "date": _optional(
            Field(f"a day from {_FIRST_YEAR} to {_LAST_YEAR} such as 2026-11-21", _date)
        ),
        "hours": Field(
            f"a list of {len(WEEKDAYS)} numbers from 0 to {HOURS_OF_A_DAY:g}, Monday first", _hours
        ),
        "zone": _NAME,
        "set_at": _TIME,
    },
}


class WrongRow(ValueError):
    """Why a row cannot be kept: which field, what was found, what is allowed."""


def read_row(row: Mapping[str, object]) -> tuple[str, Values]:
    """The type of an exported row and its columns.

    Raises:
        WrongRow: it does not follow the rules above.
    """
    kind = row.get("type")
    if not isinstance(kind, str) or kind not in FIELDS:
        raise WrongRow(f"type: found {shown(kind)}; allowed: {', '.join(FIELDS)}")
    rules = FIELDS[kind]
    unknown = [name for name in row if name != "type" and name not in rules]
    if unknown:
        raise WrongRow(f"{kind}: found a field {shown(unknown[0])}; allowed: {', '.join(rules)}")
    values = {name: _read(kind, name, field, row) for name, field in rules.items()}
    if kind == "session":
        _refuse_early(values)
    return kind, values


def _refuse_early(session: Values) -> None:
    started_at = str(session["started_at"])
    for name in ("ends_at", "ended_at"):
        at = session[name]
        # In this one form times sort as they follow each other.
        if at is not None and str(at) < started_at:
            raise WrongRow(
                f"session.{name}: found {shown(at)}; allowed: {shown(started_at)} or later, "
                "which is its started_at"
            )


def _read(kind: str, name: str, field: Field, row: Mapping[str, object]) -> Value:
    if name not in row:
        raise WrongRow(f"{kind}.{name}: missing; allowed: {field.allowed}")
    try:
        return field.read(row[name])
    except (ValueError, TypeError, OverflowError, RecursionError):
        found = shown(row[name])
    raise WrongRow(f"{kind}.{name}: found {found}; allowed: {field.allowed}")


_SHOWN = reprlib.Repr()
_SHOWN.maxstring = 60
"""A time and an id are shown whole."""


def shown(value: object) -> str:
    """A value, short enough for a sentence."""
    return _SHOWN.repr(value)
