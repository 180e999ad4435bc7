"""What was said against what was right, as a reliability diagram."""

from typing import Final

from markupsafe import Markup

from greenroom.sessions.progress.confidence import Bin, Calibration
from greenroom.web.figure import WIDTH, Table, dot, figure, joined, line, text

_HEIGHT, _LEFT, _RIGHT, _TOP, _BOTTOM = 290, 46, 18, 12, 56
_LOWEST: Final = 0.5
"""What can be said at least."""
_HEAD: Final = ("Said", "Right", "90% interval", "Answers")


def confidence_chart(found: Calibration) -> Markup:
    """A point and its 90% interval for each of the answers about equally sure; n stands below."""
    drawing = _axes() + joined(map(_point, found.bins))
    description = (
        "Across: how sure you said you were. Up: the share that was right, with its 90% "
        "interval. On the dashed line both are the same."
    )
    return figure(
        "confidence",
        "How sure you were against how often you were right",
        description,
        drawing,
        Table(_HEAD, map(_cells, found.bins)),
        (WIDTH, _HEIGHT),
    )


def sentence(told: Bin) -> str:
    """Such as "When you say 90%, you are right 71% of the time (n = 34, 90% interval ...)"."""
    is_exact = f"{told.said:.1%}" == f"{told.about:.1%}"
    said = f"{told.about:.0%}" if is_exact else f"about {told.about:.0%}"
    ending = {
        "too sure": "You are less often right than you say.",
        "not sure enough": "You are right more often than you say.",
        "as said": "The interval holds what you say.",
    }[told.verdict]
    return (
        f"When you say {said}, you are right {told.right:.0%} of the time (n = {told.n:,}, "
        f"90% interval {told.low:.0%} to {told.high:.0%}). {ending}"
    )


def _x(said: float) -> float:
    # Half a step of room on either side, for the points at 50 and at 100%.
    return _LEFT + 16 + (WIDTH - _LEFT - _RIGHT - 32) * (said - _LOWEST) / (1 - _LOWEST)


def _y(share: float) -> float:
    return _HEIGHT - _BOTTOM - (_HEIGHT - _TOP - _BOTTOM) * share


def _axes() -> Markup:
    up = joined(
        line(_LEFT, _y(share), WIDTH - _RIGHT, _y(share))
        + text(_LEFT - 6, _y(share) + 5, f"{share:.0%}", "end")
        for share in (0, 0.25, 0.5, 0.75, 1)
    )
    across = joined(
        text(_x(said), _HEIGHT - 30, f"{said:.0%}", "middle")
        for said in (0.5, 0.6, 0.7, 0.8, 0.9, 1.0)
    )
    names = text(0, _HEIGHT - 30, "said") + text(0, _HEIGHT - 8, "n")
    return up + across + names + line(_x(0.5), _y(0.5), _x(1), _y(1), "ref")


def _point(of: Bin) -> Markup:
    x = _x(of.said)
    said = f"said {of.said:.0%}, right {of.right:.0%} of {of.n:,}"
    return (
        line(x, _y(of.low), x, _y(of.high), "whisker")
        + dot(x, _y(of.right), 5, said)
        + text(_x(of.about), _HEIGHT - 8, f"{of.n:,}", "middle")
    )


def _cells(of: Bin) -> tuple[str, ...]:
    return (f"{of.said:.0%}", f"{of.right:.0%}", f"{of.low:.0%} to {of.high:.0%}", f"{of.n:,}")
