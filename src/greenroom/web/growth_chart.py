"""Time against n, drawn on the server with both axes logarithmic."""

import math
from collections.abc import Mapping, Sequence
from typing import Any

from markupsafe import Markup

_WIDTH, _HEIGHT = 420, 240
_LEFT, _RIGHT, _TOP, _BOTTOM = 62, 12, 14, 40


def growth_chart(data: Mapping[str, Any], chart_id: str) -> Markup:
    """Measured points, the fitted curve and, below, a table of both.

    `data` is what the grader kept: points and curve as [n, seconds], names of n, bar and fit.
    """
    sizes, seconds = zip(*data["points"], strict=True)
    fitted = [s for _, s in data["curve"]]
    x, y = _axis(sizes, _LEFT, _WIDTH - _RIGHT), _axis([*seconds, *fitted], _HEIGHT - _BOTTOM, _TOP)
    points = Markup("").join(
        Markup('<circle class="dot" cx="{:.1f}" cy="{:.1f}" r="5"/>').format(x(n), y(s))
        for n, s in zip(sizes, seconds, strict=True)
    )
    path = " ".join(f"{x(n):.1f},{y(s):.1f}" for n, s in data["curve"])
    curve = Markup('<polyline class="fit" points="{}"/>').format(path)
    return Markup(
        '<figure class="chart"><svg viewBox="0 0 {w} {h}" role="img" '
        'aria-labelledby="{id}-t {id}-d"><title id="{id}-t">Time against {n}</title>'
        '<desc id="{id}-d">{sentence} Both axes are logarithmic; the table below has the numbers.'
        "</desc>{marks}{curve}{points}</svg><figcaption>{sentence}</figcaption>{table}</figure>"
    ).format(
        w=_WIDTH,
        h=_HEIGHT,
        id=chart_id,
        n=data["n"],
        sentence=data["sentence"],
        marks=_marks(sizes, seconds, x, y, data["n"]),
        curve=curve,
        points=points,
        table=_table(data),
    )


def _axis(values: Sequence[float], start: float, end: float) -> Any:
    low, high = math.log(max(min(values), 1e-9)), math.log(max(*values, 1e-9))
    span = high - low or 1.0

    def place(value: float) -> float:
        return start + (math.log(max(value, 1e-9)) - low) / span * (end - start)

    return place


def _marks(sizes: Sequence[int], seconds: Sequence[float], x: Any, y: Any, noun: str) -> Markup:
    floor = _HEIGHT - _BOTTOM
    first_and_last = (sizes[0], sizes[-1])
    across = Markup("").join(
        Markup('<text x="{:.1f}" y="{}" text-anchor="{}">{:,}</text>').format(
            x(n), floor + 16, anchor, n
        )
        for n, anchor in zip(first_and_last, ("start", "end"), strict=True)
    )
    up = Markup("").join(
        Markup('<text x="{}" y="{:.1f}" text-anchor="end">{}</text>').format(
            _LEFT - 6, y(s) + 4, told_seconds(s)
        )
        for s in (min(seconds), max(seconds))
    )
    line = Markup('<line class="grid" x1="{}" x2="{}" y1="{}" y2="{}"/>')
    axes = line.format(_LEFT, _WIDTH - _RIGHT, floor, floor) + line.format(
        _LEFT, _LEFT, _TOP, floor
    )
    name = Markup('<text x="{}" y="{}" text-anchor="middle">{}</text>').format(
        (_LEFT + _WIDTH - _RIGHT) / 2, floor + 32, noun
    )
    return axes + across + up + name


def told_seconds(seconds: float) -> str:
    """In the unit that gives a short number."""
    if seconds < 1e-3:
        return f"{seconds * 1e6:.3g} µs"
    return f"{seconds * 1e3:.3g} ms" if seconds < 1 else f"{seconds:.3g} s"


def _table(data: Mapping[str, Any]) -> Markup:
    rows = Markup("").join(
        Markup('<tr><th scope="row">{:,}</th><td>{}</td></tr>').format(n, told_seconds(s))
        for n, s in data["points"]
    )
    return Markup(
        '<details><summary>Data table</summary><div class="scroll"><table><thead><tr>'
        '<th scope="col">n</th><th scope="col">Your time</th></tr></thead>'
        "<tbody>{}</tbody></table></div></details>"
    ).format(rows)
