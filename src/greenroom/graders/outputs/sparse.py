"""Comparing sparse matrices by their values, without making them dense."""

from collections.abc import Callable
from typing import Any, TypeAlias

import numpy as np

from greenroom.graders.outputs.closeness import Array, far_apart
from greenroom.graders.outputs.rule import Difference, Path, Rule, Step, difference
from greenroom.graders.outputs.values import is_sparse, numbers_of, row_of
from greenroom.graders.outputs.words import describe, show

Compare: TypeAlias = Callable[[Any, Any, Rule, Path], Difference | None]


def differ_sparse(
    got: Any, want: Any, rule: Rule, path: Path, differ: Compare
) -> Difference | None:
    """Where two matrices differ, of which at least one is sparse; zeros may be stored or not."""
    if not (is_sparse(got) and is_sparse(want)):
        return _beside_dense(got, want, rule, path, differ)
    if got.shape != want.shape:
        return difference(path, f"expected {describe(want)}, got {describe(got)}")
    places, left, right = _side_by_side(got.tocoo(), want.tocoo())
    apart = far_apart(left, right, rule)
    if not apart.any():
        return None
    first = int(np.argmax(apart))
    step: Step = ("element", ", ".join(str(int(axis[first])) for axis in places))
    count = int(np.count_nonzero(apart))
    text = f"expected {show(right[first], 60)}, got {show(left[first], 60)}"
    return difference((*path, step), f"{text} ({count:,} elements differ)")


def _beside_dense(
    got: Any, want: Any, rule: Rule, path: Path, differ: Compare
) -> Difference | None:
    """One is dense: if the shapes agree, the other is no larger when it is dense too."""
    matrix, dense = (got, want) if is_sparse(got) else (want, got)
    numbers = numbers_of(row_of(dense))
    if numbers is None or numbers.values.shape != matrix.shape:
        return difference(path, f"expected {describe(want)}, got {describe(got)}")
    opened = matrix.toarray()
    return differ(opened, want, rule, path) if matrix is got else differ(got, opened, rule, path)


def _side_by_side(got: Any, want: Any) -> tuple[list[Array], Array, Array]:
    """Coordinates at which either has something, with the sums of what each has there."""
    axes = [np.concatenate(pair) for pair in zip(got.coords, want.coords, strict=True)]
    left = np.concatenate([got.data, np.zeros(len(want.data), want.data.dtype)])
    right = np.concatenate([np.zeros(len(got.data), got.data.dtype), want.data])
    order = np.lexsort(axes[::-1])
    axes = [axis[order] for axis in axes]
    if not len(order):
        return axes, left, right
    is_new = np.any([np.diff(axis, prepend=-1) != 0 for axis in axes], axis=0)
    starts = np.flatnonzero(is_new)
    sums = [np.add.reduceat(part[order], starts) for part in (left, right)]
    return [axis[starts] for axis in axes], sums[0], sums[1]
