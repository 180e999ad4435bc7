"""Time per question against the minutes that were planned for it."""

import math
from collections.abc import Mapping, Sequence
from typing import Final

from markupsafe import Markup

from greenroom.sessions.progress.pace import Pace
from greenroom.web.figure import WIDTH, Table, bar, dot, figure, joined, line, text
from greenroom.web.render import duration, plural

_ROW, _EDGE, _TOP = 44, 24, 26
_LEAST, _MOST = -2, 2
"""Powers of two that the axis shows at least: a quarter of the time to four times it."""
_FARTHEST: Final = 6
_FOLD: Final = "\N{MULTIPLICATION SIGN}"
_HEAD: Final = ("Kind", "Answers", "Median", "Middle half", "Median time")


def pace_chart(kinds: Sequence[Pace], labels: Mapping[str, str]) -> Markup:
    """A row a kind: the middle half of the times as a bar, the median as a dot.

    labels: what people call each kind.
    """
    height = _TOP + _ROW * len(kinds) + 2
    far = min(_FARTHEST, max(_MOST, *(_reach(pace) for pace in kinds)))
    powers = range(-far, far + 1, 1 if far <= 3 else 2)
    ticks = joined(
        line(_x(2.0**p, far), _TOP - 6, _x(2.0**p, far), height, "ref" if p == 0 else "grid")
        + text(_x(2.0**p, far), 14, _times(p), "middle")
        for p in powers
    )
    rows = joined(
        _row(pace, labels.get(pace.kind, pace.kind), _TOP + _ROW * n, far)
        for n, pace in enumerate(kinds)
    )
    table = Table(_HEAD, (_cells(pace, labels.get(pace.kind, pace.kind)) for pace in kinds))
    description = (
        "The dot is the median time over the minutes planned for the question, the bar the middle "
        f"half of the answers; at 1{_FOLD} an answer takes as long as planned."
    )
    title = "Time per question against what was planned"
    return figure("pace", title, description, ticks + rows, table, (WIDTH, height))


def _reach(pace: Pace) -> int:
    ends = [pace.median, pace.low or pace.median, pace.high or pace.median]
    # Even, so that the planned time stands on a tick also where only every second has one.
    far = max(math.ceil(abs(math.log2(end))) for end in ends)
    return far + far % 2


def _x(ratio: float, far: int) -> float:
    power = min(far, max(-far, math.log2(ratio)))
    return _EDGE + (WIDTH - 2 * _EDGE) * (power + far) / (2 * far)


def _times(power: int) -> str:
    return f"{2**power}{_FOLD}" if power >= 0 else f"1/{2**-power}{_FOLD}"


def _row(pace: Pace, label: str, top: float, far: int) -> Markup:
    y = top + 27
    words = text(_EDGE, top + 15, label, kind="name") + text(
        WIDTH - _EDGE, top + 15, plural(pace.n, "answer"), "end"
    )
    middle = Markup("")
    if pace.low is not None and pace.high is not None:
        low = _x(pace.low, far)
        middle = bar(low, y - 4, max(1.0, _x(pace.high, far) - low), 8, "ci")
    return words + middle + dot(_x(pace.median, far), y)


def _cells(pace: Pace, label: str) -> tuple[str, ...]:
    half = "too few answers"
    if pace.low is not None and pace.high is not None:
        half = f"{pace.low:.2g}{_FOLD} to {pace.high:.2g}{_FOLD}"
    return (label, f"{pace.n:,}", f"{pace.median:.2g}{_FOLD}", half, duration(pace.median_seconds))
