"""Counts of outputs as people read them."""

from collections.abc import Mapping
from typing import Final

from greenroom.coach.units import OUTPUTS, Output

ONE_AND_MANY: Final[Mapping[Output, tuple[str, str]]] = {
    "problem": ("problem", "problems"),
    "case": ("case framed", "cases framed"),
    "story": ("story", "stories"),
    "card": ("new card", "new cards"),
    "mock": ("mock", "mocks"),
    "review": ("review", "reviews"),
}


def noun(output: Output, count: int) -> str:
    """What so many of an output are called."""
    one, many = ONE_AND_MANY[output]
    return one if count == 1 else many


def counted(counts: Mapping[Output, int]) -> str:
    """`4 problems, 1 mock`, in the order of the outputs; `nothing` where there are none."""
    parts = [f"{n:,} {noun(output, n)}" for output in OUTPUTS if (n := counts.get(output, 0))]
    return ", ".join(parts) or "nothing"
