"""A target from what a person typed."""

import datetime as dt
import re
from collections.abc import Collection, Sequence
from typing import Final, NamedTuple

from greenroom.model.response import Problem
from greenroom.model.target import HOURS_OF_A_DAY, WEEKDAYS, Target
from greenroom.practice.zones import is_zone

USUAL_HOURS: Final = ("1", "1", "1", "1", "1", "2", "2")
_HOURS = re.compile(r"\d{1,2}([.,]\d{1,6})?")
_YEARS = range(1970, 2201)
_SHOWN = 40


class Typed(NamedTuple):
    """The fields as they were typed."""

    loop: str
    date: str
    """Empty: not known yet."""
    hours: Sequence[str]
    """By weekday, Monday first; an empty one is 0."""
    zone: str


def typed_of(target: Target) -> Typed:
    """As it would be typed."""
    date = "" if target.date is None else target.date.isoformat()
    return Typed(target.loop, date, [f"{hours:g}" for hours in target.hours], target.zone)


def read_target(
    typed: Typed, loops: Collection[str], set_at: dt.datetime
) -> Target | tuple[Problem, ...]:
    """The target, or why each wrong field cannot be read."""
    date, hours = _date(typed.date.strip()), _hours(typed.hours)
    wrong = [found for found in (date, *hours) if isinstance(found, Problem)]
    if typed.loop not in loops:
        allowed = ", ".join(loops) or "none, as the bank has no loops"
        wrong.append(Problem("loop", f"Found loop '{_short(typed.loop)}'; allowed: {allowed}."))
    if not is_zone(typed.zone.strip()):
        allowed = "a name of the IANA database such as Europe/Berlin or UTC"
        wrong.append(Problem("zone", f"Found '{_short(typed.zone)}'; allowed: {allowed}."))
    if len(typed.hours) != len(WEEKDAYS):
        wrong.append(
            Problem(
                "hours",
                f"Found hours for {len(typed.hours)} days; allowed: {len(WEEKDAYS)} numbers, "
                "Monday first.",
            )
        )
    if wrong:
        return tuple(wrong)
    kept = tuple(each for each in hours if not isinstance(each, Problem))
    return Target(
        typed.loop, None if isinstance(date, Problem) else date, kept, typed.zone.strip(), set_at
    )


def _short(text: str) -> str:
    return text[:_SHOWN]


def _date(text: str) -> dt.date | Problem | None:
    if not text:
        return None
    try:
        date = dt.date.fromisoformat(text)
    except ValueError:
        date = None
    if date is None or date.isoformat() != text or date.year not in _YEARS:
        return Problem(
            "date",
            f"Found '{_short(text)}'; allowed: a day as 2026-11-21, from the year {_YEARS[0]} to "
            f"{_YEARS[-1]}, or nothing.",
        )
    return date


def _hours(texts: Sequence[str]) -> list[float | Problem]:
    return [_hours_of(text.strip(), number) for number, text in enumerate(texts)]


def _hours_of(text: str, number: int) -> float | Problem:
    value = float(text.replace(",", ".")) if _HOURS.fullmatch(text) and text.isascii() else None
    if not text:
        return 0.0
    if value is None or value > HOURS_OF_A_DAY:
        day = WEEKDAYS[number] if number < len(WEEKDAYS) else f"day {number + 1}"
        return Problem(
            f"hours-{number}",
            f"{day}: found '{_short(text)}' hours; allowed: 0 to {HOURS_OF_A_DAY:g}.",
        )
    return value
