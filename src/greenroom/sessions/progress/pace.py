"""How long answers took, against the minutes that their authors planned."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Final

import numpy as np

from greenroom.model.evidence import Evidence
from greenroom.model.item import ItemHead

ENOUGH: Final = 5
"""Answers before quartiles are given."""
LEAST_SECONDS: Final = 1.0
"""Nobody reads and answers in less: shorter times are taken as this."""


@dataclass(frozen=True, slots=True)
class Pace:
    """Times of the answers to one kind of question."""

    kind: str
    n: int
    """Answers whose time was measured and whose question is in the bank."""
    median: float
    """Time over the question's minutes: 1 is as planned, 2 is twice as long."""
    low: float | None
    """A quarter took less, in the same unit; None with few answers."""
    high: float | None
    """A quarter took longer."""
    median_seconds: float


@dataclass(frozen=True, slots=True)
class Paces:
    """Of every kind that has one."""

    kinds: tuple[Pace, ...]
    """By their names."""
    without: int
    """Answers without a time, or to questions that are no longer in the bank."""


def paces(evidence: Iterable[Evidence], find_head: Callable[[str], ItemHead | None]) -> Paces:
    """Median and quartiles of the time against what was planned, for each kind."""
    ratios: dict[str, list[float]] = {}
    seconds: dict[str, list[float]] = {}
    without = 0
    for piece in evidence:
        head = find_head(piece.item_uid)
        if head is None or piece.seconds is None or piece.seconds < 0:
            without += 1
            continue
        took = max(piece.seconds, LEAST_SECONDS)
        seconds.setdefault(piece.kind, []).append(took)
        ratios.setdefault(piece.kind, []).append(took / (60 * head.minutes))
    return Paces(tuple(_pace(kind, ratios[kind], seconds) for kind in sorted(ratios)), without)


def _pace(kind: str, ratios: list[float], seconds: Mapping[str, list[float]]) -> Pace:
    low, median, high = (float(q) for q in np.quantile(ratios, (0.25, 0.5, 0.75)))
    is_enough = len(ratios) >= ENOUGH
    return Pace(
        kind,
        len(ratios),
        median,
        low if is_enough else None,
        high if is_enough else None,
        float(np.median(seconds[kind])),
    )
