"""Comparing pandas' frames: columns by name, rows in order, the index where it says something."""

from collections.abc import Callable
from typing import Any, TypeAlias

import numpy as np

from greenroom.graders.outputs.rule import Difference, Path, Rule, difference
from greenroom.graders.outputs.values import row_of
from greenroom.graders.outputs.words import show

Compare: TypeAlias = Callable[[Any, Any, Rule, Path], Difference | None]
SHOWN = 200


def differ_frames(
    got: Any, want: Any, rule: Rule, path: Path, differ: Compare
) -> Difference | None:
    """Where two frames first differ, columns in the order of `want`."""
    found = column_difference(got, want, path)
    if found:
        return found
    if len(got) != len(want):
        return difference(path, f"expected {len(want):,} rows, got {len(got):,}")
    first: tuple[int, Difference] | None = None
    for place, name in enumerate(want.columns):
        apart = differ(_column(got, place), _column(want, place), rule, ())
        row = _row(apart)
        if apart is not None and (first is None or row < first[0]):
            steps: Path = (("row", row), ("column", show(name, 60)))
            text = apart.message.removeprefix(f"{apart.path}: ").replace("elements", "rows")
            first = (row, difference((*path, *steps), text))
    if first:
        return first[1]
    return index_difference(got.index, want.index, rule, path, differ)


def _column(frame: Any, place: int) -> Any:
    return row_of(frame.iloc[:, place])


def _row(apart: Difference | None) -> int:
    if apart is None:
        return -1
    digits = apart.path.removeprefix("element [").partition("]")[0].partition(",")[0]
    return int(digits) if digits.isdigit() else 0


def column_difference(
    got: Any, want: Any, path: Path, *, in_order: bool = True
) -> Difference | None:
    """How the names of the columns differ."""
    names, wanted = list(got.columns), list(want.columns)
    if names == wanted:
        return None
    missing = [name for name in wanted if name not in names]
    extra = [name for name in names if name not in wanted]
    are_same = not missing and not extra and len(set(names)) == len(names) == len(wanted)
    if are_same and not in_order:
        return None
    problem = " in this order" if are_same else ""
    text = f"expected the columns {show(wanted, SHOWN)}{problem}, got {show(names, SHOWN)}"
    if want.index.name is not None and want.index.name in extra:
        text += f"; {show(want.index.name, 60)} is expected to be the index"
    return difference(path, text)


def is_default(index: Any) -> bool:
    """Whether an index only counts the rows: 0, 1, 2 and so on."""
    return (
        index.nlevels == 1
        and index.dtype.kind in "iu"
        and isinstance(index.dtype, np.dtype)
        and bool((np.asarray(index) == np.arange(len(index))).all())
    )


def index_difference(
    got: Any, want: Any, rule: Rule, path: Path, differ: Compare
) -> Difference | None:
    """How an index differs; `got` is None where there is no index at all."""
    if is_default(want) and (got is None or is_default(got)):
        return None
    if got is None:
        return difference(path, "an index is missing")
    apart = differ(row_of(got), row_of(want), rule, ())
    if apart is None:
        return None
    if is_default(want):
        text = "the values are right, but the index is not 0, 1, 2, ...; use reset_index(drop=True)"
    else:
        text = f"the values are right, but the index differs: {apart.message}"
    return difference(path, text)
