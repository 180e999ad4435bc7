"""What each field of an exported row may hold. One table of rules per type of row."""

import datetime as dt
import json
import math
import reprlib
from collections.abc import Callable, Mapping
from typing import Any, NamedTuple, TypeAlias, get_args

from greenroom.model.grade import Outcome, State
from greenroom.model.session import Blueprint
from greenroom.store.rows import Values, to_form, to_json, to_time

Value: TypeAlias = "str | int | float | bool | None"
_LARGEST_SEED = 2**63 - 1
_LARGEST_NUMBER = 2**53
"""Beyond this, other programs that read JSON would round it."""


class Field(NamedTuple):
    """`read` turns a JSON value into the column's; a ValueError or TypeError refuses it."""

    allowed: str
    read: Callable[[Any], Value]


def _of(kind: type, value: Any) -> Any:
    # True and False are whole numbers to Python, and not to anyone else.
    if not isinstance(value, kind) or (kind is int and isinstance(value, bool)):
        raise TypeError
    return value


def _text(value: Any) -> str:
    text = str(_of(str, value))
    text.encode()
    return text


def _json_text(value: Any) -> str:
    return to_json(_of(str, value))


def _whole(least: int, most: int) -> Field:
    def read(value: Any) -> int:
        if not least <= _of(int, value) <= most:
            raise ValueError
        return int(value)

    return Field(f"a whole number from {least} to {most}", read)


def _number(value: Any) -> float:
    if isinstance(value, bool) or not math.isfinite(value):
        raise ValueError
    return float(value)


def _flag(value: Any) -> bool:
    return bool(_of(bool, value))


def _time(value: Any) -> str:
    return to_time(dt.datetime.fromisoformat(_of(str, value)))


def _blueprint(value: Any) -> str:
    return to_json(Blueprint.model_validate(_of(dict, value)).model_dump(mode="json"))


def _texts(value: Any) -> str:
    return to_json([_of(str, text) for text in _of(list, value)])


def _form(value: Any) -> str:
    return to_form({name: json.loads(_texts(texts)) for name, texts in _of(dict, value).items()})


def _answer(value: Any) -> str:
    return to_json(_of(dict, value))


def _state(value: Any) -> str:
    if value not in get_args(State):
        raise ValueError
    return str(value)


def _seen(value: Any) -> str:
    for point in _of(list, value):
        _id, _label, outcome, _evidence = (_of(str, text) for text in _of(list, point))
        if outcome not in get_args(Outcome):
            raise ValueError
    return to_json(value)


def _optional(field: Field) -> Field:
    return Field(
        f"{field.allowed}, or null", lambda value: None if value is None else field.read(value)
    )


_TEXT = Field("a text without halves of surrogate pairs", _text)
_JSON_TEXT = Field("a text", _json_text)
_SEED = _whole(0, _LARGEST_SEED)
_POSITION = _whole(1, 1_000_000)
_PLACE = _whole(1, _LARGEST_NUMBER)
_NUMBER = _optional(Field("a number", _number))
_RATING = _optional(_whole(1, 4))
_TIME = Field("a time with its zone, such as 2026-11-21T11:39:42.000000+00:00", _time)
_FORM = Field("an object of lists of texts", _form)

FIELDS: Mapping[str, Mapping[str, Field]] = {
    "session": {
        "id": _TEXT,
        "learner": _TEXT,
        "blueprint": Field("an object with the fields of a blueprint", _blueprint),
        "seed": _SEED,
        "started_at": _TIME,
        "ends_at": _optional(_TIME),
        "ended_at": _optional(_TIME),
    },
    "slot": {
        "session_id": _TEXT,
        "position": _POSITION,
        "item_uid": _TEXT,
        "seed": _SEED,
        "reason": _JSON_TEXT,
        "predicted": _NUMBER,
        "predictor": _TEXT,
        "asked_at": _optional(_TIME),
        "flagged": Field("true or false", _flag),
        "draft": _optional(_FORM),
        "draft_at": _optional(_TIME),
    },
    "attempt": {
        "id": _TEXT,
        "learner": _TEXT,
        "session_id": _TEXT,
        "position": _POSITION,
        "item_uid": _TEXT,
        "item_version": _TEXT,
        "seed": _SEED,
        "form": _FORM,
        "answer": Field("an object", _answer),
        "confidence": _NUMBER,
        "at": _TIME,
        "seconds": _NUMBER,
    },
    "grade": {
        "number": _PLACE,
        "attempt_id": _TEXT,
        "id": _TEXT,
        "grader": _TEXT,
        "version": _whole(0, _LARGEST_NUMBER),
        "state": Field(" or ".join(get_args(State)), _state),
        "summary": _JSON_TEXT,
        "score": _NUMBER,
        "rating": _RATING,
        "seen": Field(
            f"a list of [id, label, {' or '.join(get_args(Outcome))}, evidence], all texts", _seen
        ),
    },
    "evidence": {
        "number": _PLACE,
        "attempt_id": _TEXT,
        "learner": _TEXT,
        "session_id": _TEXT,
        "item_uid": _TEXT,
        "item_version": _TEXT,
        "kind": _TEXT,
        "area": _TEXT,
        "topics": Field("a list of texts", _texts),
        "score": _NUMBER,
        "rating": _RATING,
        "confidence": _NUMBER,
        "predicted": _NUMBER,
        "predictor": _TEXT,
        "seconds": _NUMBER,
        "at": _TIME,
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
    return kind, {name: _read(kind, name, field, row) for name, field in rules.items()}


def _read(kind: str, name: str, field: Field, row: Mapping[str, object]) -> Value:
    if name not in row:
        raise WrongRow(f"{kind}.{name}: missing; allowed: {field.allowed}")
    try:
        return field.read(row[name])
    except (ValueError, TypeError, OverflowError, RecursionError):
        found = shown(row[name])
    raise WrongRow(f"{kind}.{name}: found {found}; allowed: {field.allowed}")


def shown(value: object) -> str:
    """A value, short enough for a sentence."""
    return reprlib.repr(value)
