"""Items fitted to the answers of this installation, as they are kept in a file."""

import datetime as dt
import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from greenroom.errors import RequestError
from greenroom.learner.parameters import Parameters
from greenroom.learner.responses import MOST_STEPS

NAME: Final = "items.json"
FORMAT: Final = "greenroom-items"
AGAIN: Final = "fit again with `greenroom calibrate`, or remove the file"
_REACH: Final = 50.0
"""No parameter is further from 0, in logits."""


@dataclass(frozen=True, slots=True)
class OwnItem:
    """One item as the answers have it."""

    parameters: Parameters
    version: str
    """Of the item's text, to which the answers were given."""
    people: int
    """Whose first answers it was fitted to."""
    drift: bool
    """Its difficulty moved by more than chance since the calibration before."""
    misfit: bool
    """Answers are further from what ability lets expect, or closer, than chance allows."""


@dataclass(frozen=True, slots=True)
class OwnItems:
    """What one calibration found."""

    calibration: int
    """Counts from 1."""
    at: dt.datetime
    items: Mapping[str, OwnItem]
    """By uid; where there are none, the author's estimate stands."""

    @property
    def parameters(self) -> Mapping[str, Parameters]:
        """By uid."""
        return {uid: item.parameters for uid, item in self.items.items()}


def write(own: OwnItems) -> str:
    """The text of the file."""
    table = {
        "format": FORMAT,
        "calibration": own.calibration,
        "at": own.at.isoformat(timespec="seconds"),
        "items": {uid: _row(item) for uid, item in sorted(own.items.items())},
    }
    return json.dumps(table, indent=1, allow_nan=False) + "\n"


def _row(item: OwnItem) -> Mapping[str, object]:
    known = item.parameters
    return {
        "steps": [round(step, 6) for step in known.steps],
        "sd": round(known.sd, 6),
        "log_a": round(known.log_a, 6),
        "log_a_sd": round(known.log_a_sd, 6),
        "guess": known.guess,
        "version": item.version,
        "people": item.people,
        "drift": item.drift,
        "misfit": item.misfit,
    }


def parse(text: str, name: str = NAME) -> OwnItems:
    """The contents of the file.

    Args:
        text: all of it.
        name: what a message calls it.

    Raises:
        RequestError: it is damaged; the text says where.
    """
    try:
        table = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise RequestError(f"{name}: is not JSON ({error}); {AGAIN}") from None
    try:
        return _parsed(table)
    except _Damage as damage:
        raise RequestError(f"{name}: {damage}; {AGAIN}") from None


class _Damage(Exception):
    """Where, what was found and what is allowed."""


def _parsed(table: Any) -> OwnItems:
    if not isinstance(table, dict) or table.get("format") != FORMAT:
        raise _Damage(f'has no "format": "{FORMAT}"')
    items = table.get("items")
    if not isinstance(items, dict):
        raise _Damage("items: is no object of items by uid")
    number = table.get("calibration")
    if type(number) is not int or number < 1:
        raise _Damage(f"calibration: {_shown(number)} is no whole number from 1")
    return OwnItems(
        number,
        _time(table.get("at")),
        {uid: _item(f"items.{uid}", row) for uid, row in items.items()},
    )


def _time(text: Any) -> dt.datetime:
    try:
        at = dt.datetime.fromisoformat(text)
    except (TypeError, ValueError):
        raise _Damage(f"at: {_shown(text)} is no time") from None
    if at.tzinfo is None:
        raise _Damage(f"at: {_shown(text)} does not say its zone")
    return at


def _item(place: str, row: Any) -> OwnItem:
    if not isinstance(row, dict):
        raise _Damage(f"{place}: is no object")
    steps = row.get("steps")
    if not isinstance(steps, list) or not 1 <= len(steps) <= MOST_STEPS:
        raise _Damage(f"{place}.steps: is no list of 1 to {MOST_STEPS} numbers")
    known = Parameters(
        tuple(_number(f"{place}.steps", step, -_REACH, _REACH) for step in steps),
        _number(f"{place}.sd", row.get("sd"), 0, _REACH),
        _number(f"{place}.log_a", row.get("log_a"), -_REACH, _REACH),
        _number(f"{place}.log_a_sd", row.get("log_a_sd"), 0, _REACH),
        _number(f"{place}.guess", row.get("guess"), 0, 0.9),
    )
    if known.guess > 0 and len(steps) > 1:
        raise _Damage(f"{place}.guess: {known.guess:g} of an item with several steps")
    version, people = row.get("version"), row.get("people")
    if not isinstance(version, str):
        raise _Damage(f"{place}.version: {_shown(version)} is no text")
    if type(people) is not int or people < 0:
        raise _Damage(f"{place}.people: {_shown(people)} is no whole number from 0")
    flags = [_flag(f"{place}.{flag}", row.get(flag)) for flag in ("drift", "misfit")]
    return OwnItem(known, version, people, *flags)


def _number(place: str, value: Any, low: float, high: float) -> float:
    is_number = isinstance(value, int | float) and not isinstance(value, bool)
    if not is_number or not low <= value <= high:
        raise _Damage(f"{place}: {_shown(value)} is no number from {low:g} to {high:g}")
    return float(value)


def _flag(place: str, value: Any) -> bool:
    if not isinstance(value, bool):
        raise _Damage(f"{place}: {_shown(value)} is neither true nor false")
    return value


def _shown(value: Any) -> str:
    return "nothing" if value is None else repr(value)[:40]
