"""Comparison up to what an exercise leaves open: the sign of vectors, the names of labels."""

from collections.abc import Callable
from typing import Any, TypeAlias

import numpy as np

from greenroom.graders.outputs.closeness import Array, far_apart
from greenroom.graders.outputs.differ import differ
from greenroom.graders.outputs.rule import Difference, Path, Rule, difference
from greenroom.graders.outputs.values import Numbers, category, numbers_of, row_of, unwrapped
from greenroom.graders.outputs.words import show

Part: TypeAlias = Callable[[Any, Any, Rule, Path], Difference | None]


def differ_up_to_sign(got: Any, want: Any, rule: Rule) -> Difference | None:
    """Where values differ if each vector, or each column of a matrix, may be negated.

    In a list or tuple that holds a matrix besides (eigenvalues and eigenvectors) only the matrices
    may be; one of single numbers is a vector itself; else each of its vectors may be. Where all
    its vectors are of one length they may also be the rows of a matrix. The signs of two matrices
    are chosen apart from one another.
    """
    wanted = _numbers(want)
    if wanted is not None and (wanted.values.ndim == 1 or isinstance(want, np.ndarray)):
        return _signed(got, want, rule, ())
    if not isinstance(want, list | tuple) or category(got) != "row":
        return differ(got, want, rule)
    has_matrix = any(_dimensions(item) == 2 for item in want)
    parts = _by_parts(got, want, rule, _only(_signed, 2 if has_matrix else 1))
    if parts and wanted is not None and wanted.values.ndim == 2:
        return _signed(got, want, rule, ()) and parts
    return parts


def differ_up_to_labels(got: Any, want: Any, rule: Rule) -> Difference | None:
    """Where values differ if labels may be renamed one to one.

    In a list or tuple of several results only its vectors of integers or texts are labels.
    """
    if category(want) != "row" or category(got) != "row":
        return differ(got, want, rule)
    if _are_labels(row_of(want)):
        return _renamed(got, want, rule, ())
    if isinstance(want, list | tuple):
        return _by_parts(got, want, rule, _renamed_if_labels)
    return differ(got, want, rule)


def _by_parts(got: Any, want: Any, rule: Rule, part: Part) -> Difference | None:
    items, wanted = row_of(got), row_of(want)
    if len(items) != len(wanted):
        return differ(got, want, rule)
    for place, (item, one) in enumerate(zip(items, wanted, strict=True)):
        found = part(item, one, rule, (("element", place),))
        if found:
            return found
    return None


def _only(part: Part, dimensions: int) -> Part:
    def compare(got: Any, want: Any, rule: Rule, path: Path) -> Difference | None:
        chosen = part if _dimensions(want) == dimensions else differ
        return chosen(got, want, rule, path)

    return compare


def _numbers(value: Any) -> Numbers | None:
    value = unwrapped(value)
    return numbers_of(row_of(value)) if category(value) == "row" else None


def _dimensions(value: Any) -> int:
    numbers = _numbers(value)
    return -1 if numbers is None else numbers.values.ndim


def _signed(got: Any, want: Any, rule: Rule, path: Path) -> Difference | None:
    left, right = _numbers(got), _numbers(want)
    if left is None or right is None or left.values.shape != right.values.shape:
        return differ(got, want, rule, path)
    if right.values.ndim not in {1, 2} or left.values.dtype.kind == "b":
        return differ(got, want, rule, path)
    flipped = _flip(left, right, rule)
    if flipped is None:
        return None
    found = differ(flipped, right.values, rule, path)
    return found and Difference(f"{found.message} (up to the sign)", found.path)


def _flip(left: Numbers, right: Numbers, rule: Rule) -> Array | None:
    """None if each vector is right under one of its signs, else got under the likelier signs."""
    rounding = max(left.rounding, right.rounding)
    got = left.values.astype("i8") if left.values.dtype.kind == "u" else left.values
    negated = -got
    kept = far_apart(got, right.values, rule, rounding).any(axis=0)
    turned = far_apart(negated, right.values, rule, rounding).any(axis=0)
    if not (kept & turned).any():
        return None
    with np.errstate(all="ignore"):
        alike = (got * np.conj(right.values)).sum(axis=0).real
    flipped: Array = np.where(turned & (~kept | (alike >= 0)), got, negated)
    return flipped


def _are_labels(row: Any) -> bool:
    if isinstance(row, np.ndarray):
        return row.ndim == 1 and row.dtype.kind in "biuUS"
    return len(row) > 0 and all(isinstance(item, int | str | np.integer) for item in row)


def _renamed_if_labels(got: Any, want: Any, rule: Rule, path: Path) -> Difference | None:
    is_row = category(want) == "row" and category(got) == "row"
    part = _renamed if is_row and _are_labels(row_of(want)) else differ
    return part(got, want, rule, path)


def _renamed(got: Any, want: Any, rule: Rule, path: Path) -> Difference | None:
    items, wanted = row_of(got), row_of(want)
    if len(items) != len(wanted):
        return difference(path, f"expected {len(wanted):,} labels, got {len(items):,}")
    if not all(category(item) in {"number", "text"} for item in items):
        return differ(got, want, rule, path)
    name_of: dict[Any, tuple[int, Any]] = {}
    meaning_of: dict[Any, tuple[int, Any]] = {}
    for place, (label, one) in enumerate(zip(items, wanted, strict=True)):
        earlier, name = name_of.setdefault(one, (place, label))
        step: Path = (*path, ("element", place))
        if name != label:
            text = f"expected the label of element [{earlier}], {show(name, 60)}"
            return difference(step, f"{text}, got {show(label, 60)}")
        earlier, meaning = meaning_of.setdefault(label, (place, one))
        if meaning != one:
            text = f"expected another label than element [{earlier}] has"
            return difference(step, f"{text}, got {show(label, 60)} again")
    return None
