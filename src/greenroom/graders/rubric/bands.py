"""Scores that are too uncertain for a number, in words."""

from typing import Final

WIDE: Final = 0.4
"""Width of an interval from which its middle says more than is known."""
HALF_FROM: Final = 0.35
MOST_FROM: Final = 0.65
"""As the graded samples have it: weak answers reach 0.35, half ones 0.65."""


def is_wide(low: float, high: float) -> bool:
    """Whether a score in this interval is told as a band and not as a number."""
    return high - low > WIDE


def band(low: float, high: float) -> str:
    """Such as "between little and most"; to be followed by "of it" or "of a full answer"."""
    ends = (_share(low), _share(high))
    return ends[0] if ends[0] == ends[1] else f"between {ends[0]} and {ends[1]}"


def _share(score: float) -> str:
    if score < HALF_FROM:
        return "little"
    return "half" if score < MOST_FROM else "most"
