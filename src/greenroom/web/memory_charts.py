"""The forgetting curve of all that is in memory, and the reviews that are foreseen."""

import datetime as dt
import math
from typing import Final

from markupsafe import Markup

from greenroom.learner.memory import DESIRED_RETENTION
from greenroom.sessions.progress.days import A_DAY
from greenroom.sessions.progress.remembered import DueDay, Remembered
from greenroom.web.figure import WIDTH, Table, bar, dot, figure, joined, line, path, short, text

_LEFT, _RIGHT, _TOP = 46, 18, 12
_HEIGHT, _BOTTOM = 220, 30
_FLOOR: Final = _HEIGHT - _BOTTOM
_SPAN: Final = WIDTH - _LEFT - _RIGHT
_SHARES: Final = (0, 0.25, 0.5, 0.75, 1)
_HATCH_ID: Final = "hatch"
_HATCH: Final = Markup(
    '<defs><pattern id="hatch" width="4" height="4" patternUnits="userSpaceOnUse" '
    'patternTransform="rotate(45)"><line class="hatch" x1="1" y1="0" x2="1" y2="4"/></pattern>'
    "</defs>"
)
_TABLE_STEP: Final = 5
"""Days between the rows of the curve's table."""


def forgetting_chart(found: Remembered, today: dt.date) -> Markup:
    """The mean chance of recall by day if nothing is reviewed, with the day that is looked at."""
    last = max(1, len(found.curve) - 1)

    def x(day: float) -> float:
        return _LEFT + _SPAN * day / last

    up = joined(
        line(_LEFT, _y(share), WIDTH - _RIGHT, _y(share))
        + text(_LEFT - 6, _y(share) + 5, f"{share:.0%}", "end")
        for share in _SHARES
    )
    target = line(_LEFT, _y(DESIRED_RETENTION), WIDTH - _RIGHT, _y(DESIRED_RETENTION), "ref")
    curve = path([(x(n), _y(share)) for n, share in enumerate(found.curve)], "fit")
    ahead = (found.on - today).days
    drawing = up + target + curve + _then(found, x(min(ahead, last))) + _dates(today, last)
    description = (
        f"Mean chance of recall of {found.items:,} in memory if nothing is reviewed; the dashed "
        f"line is the {DESIRED_RETENTION:.0%} at which reviews are due."
    )
    days = [*range(0, last, _TABLE_STEP), last]
    rows = [(_day(today + n * A_DAY), f"{found.curve[n]:.0%}") for n in days]
    table = Table(("Day", "Mean chance of recall"), rows)
    return figure("forgetting", "Forgetting", description, drawing, table, (WIDTH, _HEIGHT))


def _y(share: float) -> float:
    return _FLOOR - (_FLOOR - _TOP) * share


def _then(found: Remembered, x: float) -> Markup:
    if found.then is None:
        return Markup("")
    low, high, share = (_y(v) for v in (found.then.low, found.then.high, found.then.share))
    said = f"{_day(found.on)}: {found.then.share:.0%}"
    return line(x, low, x, high, "whisker") + dot(x, share, 5, said)


def _dates(today: dt.date, last: int) -> Markup:
    middle = last // 2
    places: list[tuple[float, int, str]] = [(_LEFT, 0, "start"), (WIDTH - _RIGHT, last, "end")]
    if middle:
        places.append((_LEFT + _SPAN * middle / last, middle, "middle"))
    return joined(
        text(x, _HEIGHT - 8, "today" if n == 0 else _short_day(today + n * A_DAY), anchor)
        for x, n, anchor in places
    )


def load_chart(days: tuple[DueDay, ...]) -> Markup:
    """A column a day: reviews made, and on top, hatched, what is due and does not fit."""
    most = max(_nice(max(max(day.reviews + day.waiting, day.high) for day in days)), 1)
    pitch = _SPAN / len(days)

    def y(count: float) -> float:
        return _FLOOR - (_FLOOR - _TOP) * count / most

    up = joined(
        line(_LEFT, y(count), WIDTH - _RIGHT, y(count))
        + text(_LEFT - 6, y(count) + 5, f"{count:,}", "end")
        for count in sorted({0, most // 2, most})
    )
    columns = joined(
        _column(day, _LEFT + n * pitch, pitch, (y(day.reviews), y(day.reviews + day.waiting)))
        + line(
            _LEFT + (n + 0.5) * pitch, y(day.low), _LEFT + (n + 0.5) * pitch, y(day.high), "whisker"
        )
        for n, day in enumerate(days)
    )
    drawing = _HATCH + up + columns + _dates(days[0].on, len(days) - 1)
    description = (
        "Reviews foreseen for each day with their 90% interval, if each day's are made; on top, "
        "hatched, what is due and waits for the next day."
    )
    head = ("Day", "Reviews", "90% interval", "Waiting", "Minutes")
    table = Table(head, map(_cells, days))
    return figure("due-load", "Reviews to come", description, drawing, table, (WIDTH, _HEIGHT))


def _column(day: DueDay, left: float, pitch: float, tops: tuple[float, float]) -> Markup:
    made, top = tops
    said = f"{_day(day.on)}: {day.reviews:.1f} reviews"
    x, width = left + pitch * 0.1, pitch * 0.8
    return bar(x, made, width, _FLOOR - made, "made", said) + (
        _hatched(x, top, width, made - top) if made > top else Markup("")
    )


def _hatched(x: float, y: float, width: float, height: float) -> Markup:
    return Markup(
        '<rect class="waiting" fill="url(#{})" x="{}" y="{}" width="{}" height="{}"/>'
    ).format(_HATCH_ID, *map(short, (x, y, width, height)))


def _nice(most: float) -> int:
    """An even number not below it, of one or two digits that count."""
    step = 2 * int(10 ** max(0, math.floor(math.log10(max(most, 1))) - 1))
    return step * math.ceil(most / step)


def _cells(day: DueDay) -> tuple[str, ...]:
    return (
        _day(day.on),
        f"{day.reviews:.1f}",
        f"{day.low:.0f} to {day.high:.0f}",
        f"{day.waiting:.1f}",
        f"{day.minutes:.0f}",
    )


def _day(day: dt.date) -> str:
    return f"{day.day} {day:%b %Y}"


def _short_day(day: dt.date) -> str:
    return f"{day.day} {day:%b}"
