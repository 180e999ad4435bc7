"""Figures with what they have to reach and what stands beside them, as text and as JSON."""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final, NamedTuple

import numpy as np
from common import machine, report
from numpy.typing import NDArray

from greenroom.evaluation.figures import Figure, over_questions

UNKNOWN: Final = Figure(math.nan, math.nan, math.nan)
LEAST: Final = 1e-6
"""Nothing is so many times a baseline that is nothing."""


class Measured(NamedTuple):
    """A figure, of how many, and where it has to lie."""

    name: str
    figure: Figure
    n: int
    low: float = -math.inf
    high: float = math.inf

    @property
    def has_target(self) -> bool:
        return not (math.isinf(self.low) and math.isinf(self.high))

    @property
    def bounds(self) -> str:
        """What is asked, in words."""
        if math.isinf(self.low) or math.isinf(self.high):
            return f"at most {self.high:g}" if math.isinf(self.low) else f"at least {self.low:g}"
        return f"{self.low:g} to {self.high:g}"

    @property
    def state(self) -> str:
        if math.isnan(self.figure.value):
            return "not measured"
        return "met" if self.low <= self.figure.value <= self.high else "missed"


class Beside(NamedTuple):
    """A baseline from the same run, and the name of the figure that it stands beside."""

    measured: Measured
    of: str


@dataclass(frozen=True, slots=True)
class Section:
    """What was measured of one thing."""

    title: str
    figures: Sequence[Measured]
    baselines: Sequence[Beside] = ()
    notes: Sequence[str] = ()

    def ratios(self) -> Iterator[tuple[str, float]]:
        """Each figure over its baseline."""
        own = {one.name: one.figure.value for one in self.figures}
        for beside in self.baselines:
            value = beside.measured.figure.value
            if abs(value) > LEAST:
                yield beside.measured.name, own[beside.of] / value


def plain(value: float) -> Figure:
    """A figure that is not one of questions, such as a time."""
    return Figure(value, math.nan, math.nan)


def share(of: NDArray[np.bool_], questions: NDArray[np.int64]) -> Figure:
    """How many hold; NaN of none."""
    if not len(of):
        return UNKNOWN
    return over_questions(lambda rows: float(np.mean(of[rows])), questions)


def print_text(sections: Sequence[Section]) -> None:
    """Each section's figures with their baselines, then the targets."""
    for section in sections:
        print(f"\n{section.title}")
        for one in section.figures:
            print(f"  {_line(one)}")
        ratios = dict(section.ratios())
        for beside in section.baselines:
            name = beside.measured.name
            ratio = f"  ratio {ratios[name]:.2f}" if name in ratios else ""
            print(f"  beside it: {_line(beside.measured)}{ratio}")
        for note in section.notes:
            print(f"  {note}")
    print("\ntargets")
    for section in sections:
        for one in section.figures:
            if one.has_target:
                name = f"{section.title}: {one.name}"
                print(f"  {name:<84} {_short(one.figure.value)}  {one.bounds:<16} {one.state}")
    print(f"\nmachine: {machine()}")


def _line(one: Measured) -> str:
    value, low, high = one.figure
    ends = "" if math.isnan(low) else f" ({_short(low)} to {_short(high)})"
    return f"{one.name:<58} {_short(value)}{ends}, n = {one.n:,}"


def _short(value: float) -> str:
    return f"{value:.3f}" if abs(value) < 10 else f"{value:.1f}"


def print_json(sections: Sequence[Section]) -> None:
    """One object; figures that the data cannot give are left out."""
    own, beside, ratio, n = {}, {}, {}, {}
    for section in sections:
        for one in section.figures:
            own.update(_ends(section.title, one))
            n[f"{section.title}, {one.name}"] = one.n
        for other in section.baselines:
            beside.update(_ends(section.title, other.measured))
        ratio.update({f"{section.title}, {name}": value for name, value in section.ratios()})
    report(as_json=True, figures=own, baseline=beside, ratio=ratio, n=n)


def _ends(title: str, one: Measured) -> dict[str, float]:
    found = {}
    for end, value in one.figure._asdict().items():
        suffix = "" if end == "value" else f" {end}"
        if not math.isnan(value):
            found[f"{title}, {one.name}{suffix}"] = value
    return found
