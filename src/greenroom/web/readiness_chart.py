"""The level of each round against its bar, week by week: a small chart for each round."""

import datetime as dt
from collections.abc import Callable
from typing import Final

from markupsafe import Markup

from greenroom.learner.readiness import percent
from greenroom.sessions.progress.readiness import LevelAt, OverTime, RoundOverTime
from greenroom.web.ability_chart import chance, logit
from greenroom.web.figure import Table, area, dot, figure, joined, line, path, text
from greenroom.web.render import plural

_WIDTH, _HEIGHT, _LEFT, _RIGHT, _TOP, _BOTTOM = 180, 130, 38, 8, 8, 22
_FLOOR: Final = _HEIGHT - _BOTTOM
_LIMIT: Final = 3.5
"""Logits at the edges at most; what goes on beyond is cut there."""
_TICKS: Final = (0.05, 0.2, 0.5, 0.8, 0.95)
_HEAD: Final = ("Day", "Level", "90% interval", "Bar")

Place = Callable[[float], float]


def readiness_charts(found: OverTime, zone: dt.tzinfo) -> tuple[tuple[RoundOverTime, Markup], ...]:
    """Each round with its chart; all have the same scale.

    zone: whose days are meant.
    """
    reach = _reach(found)
    return tuple((part, _chart(part, reach, zone)) for part in found.rounds)


def told(part: RoundOverTime) -> str:
    """How the level compares with the bar now, a sentence."""
    n = f"{plural(part.answers, 'answer')} on its topics"
    if part.chance is None:
        return f"{part.words[0].upper()}{part.words[1:]}; the level is still uncertain. {n}."
    return (
        f"Chance that your level meets the bar: {percent(part.chance)} (90% interval "
        f"{percent(part.chance_low)} to {percent(part.chance_high)}). {n}."
    )


def _reach(found: OverTime) -> tuple[float, float]:
    """The lowest and the highest level that is drawn."""
    lows = [point.low for part in found.rounds for point in part.points]
    highs = [point.high for part in found.rounds for point in part.points]
    bars = [part.bar for part in found.rounds]
    low = max(-_LIMIT, min(-1.5, *lows, *bars) - 0.1)
    return low, min(_LIMIT, max(1.5, *highs, *bars) + 0.1)


def _chart(part: RoundOverTime, reach: tuple[float, float], zone: dt.tzinfo) -> Markup:
    low, high = reach

    def y(level: float) -> float:
        cut = min(high, max(low, level))
        return _FLOOR - (_FLOOR - _TOP) * (cut - low) / (high - low)

    ticks = joined(
        line(_LEFT, y(logit(share)), _WIDTH - _RIGHT, y(logit(share)))
        + text(_LEFT - 5, y(logit(share)) + 5, f"{share:.0%}", "end")
        for share in _TICKS
        if low < logit(share) < high
    )
    bar = line(_LEFT, y(part.bar), _WIDTH - _RIGHT, y(part.bar), "ref")
    drawing = ticks + _levels(part.points, y) + bar + _days(part.points, zone)
    description = (
        "Across: weeks. The line is your level, the band its 90% interval, the dashed line the "
        "bar; up is the chance of a right answer to a question of medium difficulty."
    )
    table = Table(_HEAD, (_cells(point, part.bar, zone) for point in part.points))
    title = f"{part.title}: level against the bar"
    size = (_WIDTH, _HEIGHT)
    return figure(f"round-{part.name}", title, description, drawing, table, size)


def _x(points: tuple[LevelAt, ...]) -> Callable[[dt.datetime], float]:
    first, last = points[0].at, points[-1].at
    span = (last - first).total_seconds() or 1.0

    def place(at: dt.datetime) -> float:
        share = (at - first).total_seconds() / span if last > first else 1.0
        return _LEFT + 6 + (_WIDTH - _RIGHT - _LEFT - 6) * share

    return place


def _levels(points: tuple[LevelAt, ...], y: Place) -> Markup:
    x, now = _x(points), points[-1]
    end = line(x(now.at), y(now.low), x(now.at), y(now.high), "whisker")
    end += dot(x(now.at), y(now.mean), 4)
    if len(points) == 1:
        return end
    around = [(x(p.at), y(p.high)) for p in points] + [(x(p.at), y(p.low)) for p in points[::-1]]
    return area(around, "band") + path([(x(p.at), y(p.mean)) for p in points], "fit") + end


def _days(points: tuple[LevelAt, ...], zone: dt.tzinfo) -> Markup:
    first, last = points[0].at.astimezone(zone), points[-1].at.astimezone(zone)
    end = text(_WIDTH - _RIGHT, _HEIGHT - 6, f"{last.day} {last:%b}", "end")
    if len(points) == 1:
        return end
    return text(_LEFT, _HEIGHT - 6, f"{first.day} {first:%b}") + end


def _cells(point: LevelAt, bar: float, zone: dt.tzinfo) -> tuple[str, ...]:
    at = point.at.astimezone(zone)
    low, high = chance(point.low), chance(point.high)
    return (
        f"{at.day} {at:%b %Y}",
        f"{chance(point.mean):.0%}",
        f"{low:.0%} to {high:.0%}",
        f"{chance(bar):.0%}",
    )
