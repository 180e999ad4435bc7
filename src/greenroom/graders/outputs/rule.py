"""How results are compared, and what a difference is."""

from dataclasses import dataclass
from typing import Final, Literal, TypeAlias

UpTo: TypeAlias = Literal["sign", "labels"]

RELATIVE: Final = 1e-6
ABSOLUTE: Final = 1e-9


@dataclass(frozen=True, slots=True)
class Rule:
    """When a result counts as the expected one.

    Numbers are close if |got - want| <= max(absolute, relative * |want|). Integers have no
    rounding: they must be equal unless `relative` is above its default or `absolute` is 1 or more.
    """

    relative: float = RELATIVE
    absolute: float = ABSOLUTE
    unordered: bool = False
    """The top-level sequence is a multiset; the rows of a frame may stand in any order."""
    up_to: UpTo | None = None
    """`sign`: each vector, or each column of a matrix, may be negated.
    `labels`: the labels of a vector may be renamed, one to one."""


@dataclass(frozen=True, slots=True)
class Difference:
    """The first place where two results differ."""

    message: str
    """For the learner; begins with the place."""
    path: str
    """The place alone: "element [2, 0]", "row 4, column 'revenue'", or "" for the whole."""


Step: TypeAlias = tuple[Literal["element", "key", "row", "column", "index"], object]
Path: TypeAlias = tuple[Step, ...]


def place(path: Path) -> str:
    """A path in words; neighbouring positions are written as one, "element [2, 0]"."""
    parts: list[str] = []
    positions: list[str] = []
    for kind, value in path:
        if kind == "element":
            positions.append(str(value))
            continue
        parts += _element(positions)
        positions = []
        parts.append(f"{kind} {str(value)[:60]}")
    return ", ".join(parts + _element(positions))


def _element(positions: list[str]) -> list[str]:
    return [f"element [{', '.join(positions)}]"] if positions else []


def difference(path: Path, text: str) -> Difference:
    """A difference at a place."""
    where = place(path)
    return Difference(f"{where}: {text}" if where else text, where)
