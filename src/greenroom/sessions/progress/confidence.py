"""How well a person knows what they know: what they said against what was right."""

import math
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final, Literal

from greenroom.learner.interval import wilson
from greenroom.model.evidence import Evidence

BINS: Final = (0.5, 0.6, 0.7, 0.8, 0.9, 1.0)
"""What was said counts with the nearest of these; halfway with the higher."""
ENOUGH: Final = 10
"""Answers in a bin before a sentence is made of it: its interval is then at most 0.48 wide."""

Verdict = Literal["too sure", "not sure enough", "as said"]


@dataclass(frozen=True, slots=True)
class Bin:
    """Answers about which one was about equally sure."""

    about: float
    """0.5 to 1, what these answers were nearest to."""
    said: float
    """Mean of what was said."""
    right: float
    """Mean score."""
    low: float
    """90% Wilson interval of it."""
    high: float
    n: int

    @property
    def verdict(self) -> Verdict:
        """By whether the interval holds what was said."""
        if self.said > self.high:
            return "too sure"
        return "not sure enough" if self.said < self.low else "as said"


@dataclass(frozen=True, slots=True)
class Calibration:
    """All answers for which it was said how sure one was."""

    bins: tuple[Bin, ...]
    """Those that have answers, from unsure to sure."""
    n: int
    brier: float | None
    """Mean squared difference of what was said and the score, 0 to 1, less is better; None
    without answers. Always saying 50% gives 0.25. Brier, Monthly Weather Review 78 (1950) 1-3."""
    told: Bin | None
    """The one with the most answers, the surer of two, once it has enough of them."""


def calibration(evidence: Iterable[Evidence]) -> Calibration:
    """What was said against what was right, over all answers that have both."""
    pairs = [
        (piece.confidence, piece.score)
        for piece in evidence
        if piece.confidence is not None and piece.score is not None
    ]
    grouped: dict[float, list[tuple[float, float]]] = {}
    for said, score in pairs:
        grouped.setdefault(_nearest(said), []).append((said, score))
    bins = tuple(_bin(about, grouped[about]) for about in sorted(grouped))
    brier = math.fsum((said - score) ** 2 for said, score in pairs) / len(pairs) if pairs else None
    told = max((b for b in bins if b.n >= ENOUGH), key=lambda b: (b.n, b.about), default=None)
    return Calibration(bins, len(pairs), brier, told)


def _nearest(said: float) -> float:
    # In tenths of the whole percent: 0.55 * 10 is less than 5.5.
    tenths = math.floor((round(said * 100) + 5) / 10)
    return min(1.0, max(BINS[0], tenths / 10))


def _bin(about: float, pairs: list[tuple[float, float]]) -> Bin:
    n, score = len(pairs), math.fsum(score for _, score in pairs)
    low, high = wilson(score, n)
    return Bin(about, math.fsum(said for said, _ in pairs) / n, score / n, low, high, n)
