"""Whether a result is the expected one, and if not, where it first differs.

Lenient where values are the same: lists, tuples, arrays and Series of equal values are equal, 3 is
3.0 and True is 1, NaN is NaN, float32 may be off by what float32 rounds. Strict where they are
not: shapes, None, texts, keys, rows that are missing, order.
"""

from collections import Counter
from collections.abc import Sequence
from typing import Any, Final

from greenroom.graders.outputs.differ import absent, differ, mismatch
from greenroom.graders.outputs.frames import column_difference, is_default
from greenroom.graders.outputs.matching import unmatched
from greenroom.graders.outputs.rule import Difference, Rule, UpTo
from greenroom.graders.outputs.up_to import differ_up_to_labels, differ_up_to_sign
from greenroom.graders.outputs.values import category, is_plain, is_series, row_of, unwrapped
from greenroom.graders.outputs.words import describe, show

__all__ = ["Difference", "Rule", "UpTo", "compare", "describe", "show"]

MANY_TIMES: Final = 2
MANY: Final = 1000
"""An answer with more elements than so many times the expected ones, and these, is not paired."""


def compare(got: Any, want: Any, rule: Rule) -> Difference | None:
    """Where a result first differs from the expected one, or None if it is right.

    Numbers are close if |got - want| <= max(absolute, relative * |want|); see `closeness` for
    coarse floats and integers.

    Args:
        got: What an answer returned; only data that the sandbox's codec knows.
        want: What the reference returned.
        rule: The tolerance, and what is left open.
    """
    if rule.unordered:
        return _unordered(unwrapped(got), unwrapped(want), rule)
    if rule.up_to == "sign":
        return differ_up_to_sign(got, want, rule)
    if rule.up_to == "labels":
        return differ_up_to_labels(got, want, rule)
    return differ(got, want, rule)


def _unordered(got: Any, want: Any, rule: Rule) -> Difference | None:
    kinds = (category(got), category(want))
    if kinds == ("frame", "frame"):
        apart = column_difference(got, want, (), in_order=False)
        return apart or _multisets(_rows_of(got, want), _rows_of(want, want), rule, "row")
    if not set(kinds) <= {"row", "set"}:
        return differ(got, want, rule)
    if kinds[0] == "row" and kinds[1] == "row" and is_series(want) and not is_default(want.index):
        if not is_series(got):
            return mismatch(got, want, ())
        pairs = [list(zip(row_of(s.index), row_of(s), strict=True)) for s in (got, want)]
        return _multisets(pairs[0], pairs[1], rule, "row")
    items, wanted = _elements(got, kinds[0]), _elements(want, kinds[1])
    is_table = bool(wanted) and category(wanted[0]) == "row"
    return _multisets(items, wanted, rule, "row" if is_table else "element")


def _elements(value: Any, kind: str) -> list[Any]:
    return list(row_of(value)) if kind == "row" else list(value)


def _rows_of(frame: Any, like: Any) -> list[tuple[Any, ...]]:
    """The rows of a frame, columns as in the other; with its index where that one has labels."""
    ordered = frame if list(frame.columns) == list(like.columns) else frame[list(like.columns)]
    columns = [row_of(ordered.iloc[:, place]) for place in range(ordered.shape[1])]
    if not is_default(like.index):
        columns.insert(0, row_of(frame.index))
    return list(zip(*columns, strict=True)) if columns else [()] * len(frame)


def _multisets(got: Sequence[Any], want: Sequence[Any], rule: Rule, noun: str) -> Difference | None:
    if is_plain(got) and is_plain(want) and _counts(got) == _counts(want):
        return None
    if len(got) > MANY_TIMES * len(want) + MANY:
        return Difference(f"expected {_counted(len(want), noun)}, got {len(got):,}", "")
    match = unmatched(got, want, rule, lambda one, other, by: differ(one, other, by) is None)
    if not match.extra and not match.missing:
        return None
    missing = [want[place] for place in match.missing]
    extra = [got[place] for place in match.extra]
    what = absent(missing, extra)
    if len(got) != len(want):
        return Difference(f"expected {_counted(len(want), noun)}, got {len(got):,}; {what}", "")
    return Difference(what, "")


def _counts(items: Sequence[Any]) -> Counter[Any]:
    return Counter(map(_frozen, items))


def _frozen(item: Any) -> Any:
    return tuple(map(_frozen, item)) if isinstance(item, list | tuple) else item


def _counted(count: int, noun: str) -> str:
    return f"{count:,} {noun}{'' if count == 1 else 's'}"
