"""The tree of abilities as bars with their intervals; topics fold under their round."""

import math
from collections.abc import Sequence
from typing import Final

from markupsafe import Markup

from greenroom.sessions.progress.levels import Level, Levels, RoundLevel
from greenroom.web.figure import WIDTH, Table, bar, dot, figure, joined, line, text
from greenroom.web.render import plural

_ROW, _EDGE, _TOP = 44, 20, 26
_SPAN: Final = WIDTH - 2 * _EDGE
_LIMIT: Final = 3.5
"""Logits at the edges; intervals that go on beyond are cut there."""
_TICKS: Final = (0.05, 0.2, 0.5, 0.8, 0.95)
_HEAD: Final = ("Ability", "Answers", "Level", "90% interval", "In logits")


def chance(level: float) -> float:
    """Of a right answer to a question of medium difficulty, with nothing to be guessed."""
    return 1 / (1 + math.exp(-level))


def told(level: Level) -> str:
    """A level with its interval and count, a sentence."""
    low, mean, high = (chance(value) for value in (level.low, level.mean, level.high))
    return f"Level {mean:.0%} (90% interval {low:.0%} to {high:.0%}, {plural(level.n, 'answer')})."


def ability_chart(levels: Levels) -> Markup:
    """The overall level, the rounds that have answers, and under each its topics."""
    answered = [part for part in levels.rounds if part.level.n]
    rows = [levels.overall, *(part.level for part in answered)]
    chart = _bars("ability", "Level overall and by round", rows, levels)
    return chart + joined(_fold(part) for part in answered)


def _fold(part: RoundLevel) -> Markup:
    level = part.level
    rest = f" {plural(part.unanswered, 'topic')} without answers." if part.unanswered else ""
    summary = f"{level.title}: {plural(len(part.topics), 'topic')}, {plural(level.n, 'answer')}"
    return Markup(
        '<details class="topics"><summary>{}</summary><p class="muted small">{}</p>{}</details>'
    ).format(
        summary,
        f"An interval is wide where a topic has few answers.{rest}",
        _bars(f"ability-{level.name}", f"Level by topic: {level.title}", part.topics, None),
    )


def _bars(chart_id: str, title: str, rows: Sequence[Level], levels: Levels | None) -> Markup:
    height = _TOP + _ROW * len(rows) + 2
    ticks = joined(
        line(_x(logit(share)), _TOP - 6, _x(logit(share)), height)
        + text(_x(logit(share)), 14, f"{share:.0%}", "middle")
        for share in _TICKS
    )
    drawing = ticks + joined(_row(row, _TOP + _ROW * n) for n, row in enumerate(rows))
    others = [part.level for part in levels.rounds if not part.level.n] if levels else []
    table = Table(_HEAD, map(_cells, [*rows, *others]))
    description = (
        "A bar is the 90% interval of a level and the dot its mean, as the chance of a right "
        "answer to a question of medium difficulty."
    )
    return figure(chart_id, title, description, drawing, table, (WIDTH, height))


def logit(share: float) -> float:
    """The level at which that chance is this share."""
    return math.log(share / (1 - share))


def _x(level: float) -> float:
    cut = min(_LIMIT, max(-_LIMIT, level))
    return _EDGE + _SPAN * (cut + _LIMIT) / (2 * _LIMIT)


def _row(level: Level, top: float) -> Markup:
    y = top + 27
    low, high = _x(level.low), _x(level.high)
    return (
        text(_EDGE, top + 15, _fitting(level.title), kind="name")
        + text(WIDTH - _EDGE, top + 15, plural(level.n, "answer"), "end")
        + bar(low, y - 4, high - low, 8, "ci")
        + dot(_x(level.mean), y)
    )


def _fitting(title: str) -> str:
    """A name as long as there is room for; the table has all of it."""
    return title if len(title) <= 30 else f"{title[:29].rstrip()}…"


def _cells(level: Level) -> tuple[str, ...]:
    low, mean, high = (chance(value) for value in (level.low, level.mean, level.high))
    return (
        level.title,
        f"{level.n:,}",
        f"{mean:.0%}",
        f"{low:.0%} to {high:.0%}",
        f"{level.mean:+.2f} ({level.low:+.2f} to {level.high:+.2f})",
    )
