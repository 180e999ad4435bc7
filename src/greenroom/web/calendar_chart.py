"""Answers per day as a calendar of weeks; more answers are a larger and a stronger square."""

import datetime as dt
import math
from collections.abc import Iterator, Sequence
from typing import Final

from markupsafe import Markup

from greenroom.sessions.progress.days import WEEK, Activity, Day
from greenroom.web.figure import WIDTH, Table, bar, figure, joined, squares, text
from greenroom.web.render import plural

_LEFT, _TOP, _GAP = 34, 22, 1.5
_STEPS: Final = 4
"""Sizes of a square that are told apart."""
_WIDEST: Final = 16
_MONTH_APART: Final = 3
"""Weeks between the names of two months: nearer ones would touch."""


def calendar_chart(activity: Activity) -> Markup:
    """A column a week, Monday on top."""
    weeks = [activity.days[n : n + WEEK] for n in range(0, len(activity.days), WEEK)]
    pitch = min(_WIDEST, (WIDTH - _LEFT) / len(weeks))
    placed = [
        (day, _LEFT + n * pitch, _TOP + row * pitch)
        for n, week in enumerate(weeks)
        for row, day in enumerate(week)
    ]
    cells = squares(((x, y) for _, x, y in placed), pitch - _GAP, "h0") + joined(
        _cell(day, x, y, pitch - _GAP, activity.most) for day, x, y in placed if day.answers
    )
    floor = _TOP + WEEK * pitch
    drawing = cells + _names(weeks, pitch) + _legend(floor + 8, pitch - _GAP, activity.most)
    description = (
        f"{plural(activity.answers, 'answer')} on {plural(activity.active_days, 'day')} since "
        f"{_told(activity.days[0].on)}; at most {activity.most:,} on one day."
    )
    table = Table(("Week from", "Answers", "Days with answers"), map(_cells, weeks))
    size = (WIDTH, math.ceil(floor + 30))
    return figure("calendar", "Answers per day", description, drawing, table, size)


def _cell(day: Day, x: float, y: float, side: float, most: int) -> Markup:
    said = f"{_told(day.on)}: {plural(day.answers, 'answer')}"
    return _square(x, y, side, _step(day.answers, most), said)


def _square(x: float, y: float, side: float, step: int, said: str = "") -> Markup:
    inset = side * (1 - step / _STEPS) * 0.4
    width = side - 2 * inset
    return bar(x + inset, y + inset, width, width, f"h{step}", said)


def _step(answers: int, most: int) -> int:
    return math.ceil(_STEPS * answers / most)


def _names(weeks: Sequence[Sequence[Day]], pitch: float) -> Markup:
    rows = joined(
        text(0, _TOP + row * pitch + pitch * 0.8, name)
        for row, name in ((0, "Mon"), (2, "Wed"), (4, "Fri"))
    )
    return rows + joined(text(_LEFT + n * pitch, 13, name) for n, name in _months(weeks))


def _months(weeks: Sequence[Sequence[Day]]) -> Iterator[tuple[int, str]]:
    last = -_MONTH_APART
    for n, week in enumerate(weeks):
        begun = next((day.on for day in week if day.on.day == 1), None)
        has_room = n - last >= _MONTH_APART and n <= len(weeks) - 2
        if begun is not None and has_room:
            last = n
            yield n, f"{begun:%b}"


def _legend(y: float, side: float, most: int) -> Markup:
    if not most:
        return Markup("")
    x, parts = float(_LEFT), [text(_LEFT, y + 12, "Answers")]
    x += 62
    for step in range(1, _STEPS + 1):
        low, high = most * (step - 1) // _STEPS + 1, most * step // _STEPS
        if low > high:
            continue
        said = f"{low:,}" if low == high else f"{low:,}-{high:,}"
        parts += [squares([(x, y + 2)], side, "h0"), _square(x, y + 2, side, step)]
        parts.append(text(x + side + 4, y + 12, said))
        x += side + 14 + 8.2 * len(said)
    return joined(parts)


def _cells(week: Sequence[Day]) -> tuple[str, ...]:
    answers = sum(day.answers for day in week)
    return (_told(week[0].on), f"{answers:,}", f"{sum(day.answers > 0 for day in week)}")


def _told(day: dt.date) -> str:
    return f"{day.day} {day:%b %Y}"
