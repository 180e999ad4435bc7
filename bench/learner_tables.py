"""Sections as tables: a figure with its interval, number, target and whether it is met."""

import math
from collections.abc import Sequence
from typing import Final

from common import machine
from measured import Measured, Section

WIDTHS: Final = (66, 10, 18, 10, 16, 12)
HEADINGS: Final = ("", "value", "interval", "n", "target", "")


def print_tables(sections: Sequence[Section]) -> None:
    """Each section as a table, baselines below the figures; then how many targets are met."""
    for section in sections:
        print(f"\n{_row((section.title, *HEADINGS[1:]))}")
        for one in section.figures:
            print(_row(_cells(one)))
        for beside in section.baselines:
            print(_row(_cells(beside.measured, "  beside: ")))
        for note in section.notes:
            print(f"  {note}")
    _print_targets(sections)
    print(f"machine: {machine()}")


def _print_targets(sections: Sequence[Section]) -> None:
    aimed = [(s.title, one) for s in sections for one in s.figures if one.has_target]
    missed = [(title, one) for title, one in aimed if one.state != "met"]
    print(f"\ntargets met: {len(aimed) - len(missed)} of {len(aimed)}")
    for title, one in missed:
        print(f"  {one.state}: {title}: {one.name}: {short(one.figure.value)}, {one.bounds} asked")


def _cells(one: Measured, before: str = "  ") -> tuple[str, ...]:
    value, low, high = one.figure
    between = "" if math.isnan(low) else f"{short(low)} to {short(high)}"
    target, state = (one.bounds, one.state) if one.has_target else ("", "")
    return f"{before}{one.name}", short(value), between, f"{one.n:,}", target, state


def _row(cells: Sequence[str]) -> str:
    first, *others = zip(cells, WIDTHS, strict=True)
    return f"{first[0]:<{first[1]}}" + "".join(f"  {cell:>{width}}" for cell, width in others)


def short(value: float) -> str:
    """Four digits after the point of shares, fewer of what is large."""
    if math.isnan(value):
        return "-"
    size = abs(value)
    if 0 < size < 1e-4:
        return f"{value:.1e}"
    return f"{value:,.0f}" if size >= 1000 else f"{value:.{4 if size < 1 else 2}f}"
