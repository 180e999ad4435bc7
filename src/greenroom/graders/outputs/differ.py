"""The first difference between two values, all the way down."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, Final

import numpy as np

from greenroom.graders.outputs.closeness import far_apart, is_close, is_missing_number
from greenroom.graders.outputs.frames import differ_frames, index_difference
from greenroom.graders.outputs.matching import unmatched
from greenroom.graders.outputs.rule import Difference, Path, Rule, difference
from greenroom.graders.outputs.sparse import differ_sparse
from greenroom.graders.outputs.values import (
    Category,
    Numbers,
    Row,
    category,
    is_plain,
    is_series,
    moment_of,
    numbers_of,
    row_of,
    span_of,
    unwrapped,
)
from greenroom.graders.outputs.words import describe, show

SHOWN: Final = 120
SHOWN_ITEMS: Final = 3
MAX_SORTED: Final = 100_000
EXACT: Final = frozenset({int, str, bool, bytes})
NOUNS: Final[Mapping[Category, str]] = {
    "number": "a number",
    "text": "a text",
    "bytes": "bytes",
    "moment": "a date or time",
    "span": "a span of time",
    "clock": "a time of day",
    "missing": "a missing value",
    "none": "None",
}
FORGOTTEN_RETURN: Final = ": does the function return its result?"

Compare = Callable[[Any, Any, Rule, Path], Difference | None]


def differ(got: Any, want: Any, rule: Rule, path: Path = ()) -> Difference | None:
    """Where a value is first not the wanted one, in order; None if nowhere."""
    if type(got) is type(want) and type(got) in EXACT and got == want:
        return None
    got, want = unwrapped(got), unwrapped(want)
    wanted, found = category(want), category(got)
    if wanted == found:
        return COMPARERS[wanted](got, want, rule, path)
    if {wanted, found} == {"missing", "number"}:
        number = got if found == "number" else want
        return None if is_missing_number(number) else mismatch(got, want, path)
    if {wanted, found} == {"sparse", "row"}:
        return differ_sparse(got, want, rule, path, differ)
    if found == "frame" and wanted == "row":
        return differ(got.to_numpy(), want, rule, path)
    return mismatch(got, want, path)


def mismatch(got: Any, want: Any, path: Path) -> Difference:
    """A value of another kind than was wanted."""
    kind, other = category(want), category(got)
    wanted = NOUNS.get(kind) or describe(want)
    found = describe(got)
    if other in NOUNS and got is not None:
        found = f"{found} {show(got, SHOWN)}"
    hint = FORGOTTEN_RETURN if got is None and not path else ""
    return difference(path, f"expected {wanted}, got {found}{hint}")


def listed(items: Iterable[Any], count: int) -> str:
    """The first few of some items, and how many more there are."""
    shown = [show(item, SHOWN) for _, item in zip(range(SHOWN_ITEMS), items, strict=False)]
    more = f" and {count - SHOWN_ITEMS:,} more" if count > SHOWN_ITEMS else ""
    return ", ".join(shown) + more


def absent(missing: Sequence[Any], extra: Sequence[Any]) -> str:
    """What should be there and is not, and what is there and should not be."""
    parts = []
    if missing:
        parts.append(f"missing: {listed(missing, len(missing))}")
    if extra:
        parts.append(f"not expected: {listed(extra, len(extra))}")
    return "; ".join(parts)


def unlike(got: Any, want: Any, path: Path, more: str = "") -> Difference:
    """Two values of one kind that are not equal."""
    return difference(path, f"expected {show(want, SHOWN)}, got {show(got, SHOWN)}{more}")


def _numbers(got: Any, want: Any, rule: Rule, path: Path) -> Difference | None:
    return None if is_close(got, want, rule) else unlike(got, want, path)


def _moments(got: Any, want: Any, _rule: Rule, path: Path) -> Difference | None:
    left, right = moment_of(got), moment_of(want)
    if left == right:
        return None
    hint = " (one has a time zone, the other has none)" if left[0] != right[0] else ""
    return unlike(got, want, path, hint)


def _spans(got: Any, want: Any, _rule: Rule, path: Path) -> Difference | None:
    return None if span_of(got) == span_of(want) else unlike(got, want, path)


def _equals(got: Any, want: Any, _rule: Rule, path: Path) -> Difference | None:
    return None if got == want else unlike(got, want, path)


def _missing(_got: Any, _want: Any, _rule: Rule, _path: Path) -> None:
    return None


def _dicts(got: dict[Any, Any], want: dict[Any, Any], rule: Rule, path: Path) -> Difference | None:
    missing = [key for key in want if key not in got]
    extra = [key for key in got if key not in want]
    renamed = {}
    if len(missing) == len(extra) > 0:  # 0.1 + 0.2 is the key 0.3
        match = unmatched(extra, missing, rule, _same)
        renamed = {missing[w]: extra[g] for g, w in match.pairs}
        missing = [missing[place] for place in match.missing]
        extra = [extra[place] for place in match.extra]
    if missing or extra:
        return difference(path, f"keys {absent(missing, extra)}")
    for key, value in want.items():
        step = (*path, ("key", show(key, SHOWN)))
        found = differ(got[renamed.get(key, key)], value, rule, step)
        if found:
            return found
    return None


def _sets(got: set[Any], want: set[Any], rule: Rule, path: Path) -> Difference | None:
    extra, missing = list(got - want), list(want - got)
    if len(missing) == len(extra):  # the members may be equal within the tolerance
        match = unmatched(extra, missing, rule, _same)
        missing = [missing[place] for place in match.missing]
        extra = [extra[place] for place in match.extra]
    if not missing and not extra:
        return None
    return difference(path, absent(_in_order(missing), _in_order(extra)))


def _in_order(items: list[Any]) -> list[Any]:
    try:
        return sorted(items)
    except TypeError:  # of several types
        return sorted(items, key=lambda item: show(item, SHOWN))


def _same(got: Any, want: Any, rule: Rule) -> bool:
    return differ(got, want, rule) is None


def _rows(got: Any, want: Any, rule: Rule, path: Path) -> Difference | None:
    if is_plain(got) and is_plain(want) and got == want:
        return None
    found = differ_rows(row_of(got), row_of(want), rule, path, (got, want))
    if found is None and is_series(got) and is_series(want):
        return index_difference(got.index, want.index, rule, path, differ)
    if found is None and is_series(want) and index_difference(None, want.index, rule, path, differ):
        return difference(path, f"expected {describe(want)} with its index, got {describe(got)}")
    return found


def differ_rows(
    got: Row, want: Row, rule: Rule, path: Path, whole: tuple[Any, Any]
) -> Difference | None:
    """Where two rows first differ; `whole` is what they were made of, for the words."""
    left, right = numbers_of(got), numbers_of(want)
    if left is not None and right is not None:
        return _arrays(left, right, rule, path, whole)
    if _are_alike(got, want):
        return _exact_arrays(np.asarray(got), np.asarray(want), path)
    if _is_of_another_kind(got, left, right):
        return difference(path, f"expected {describe(whole[1])}, got {describe(whole[0])}")
    for place, (item, wanted) in enumerate(zip(got, want, strict=False)):
        found = differ(item, wanted, rule, (*path, ("element", place)))
        if found:
            return found if len(got) == len(want) else _length(got, want, path, found)
    return None if len(got) == len(want) else _length(got, want, path, None)


def _length(got: Row, want: Row, path: Path, first: Difference | None) -> Difference:
    more = f"; the first difference is at {first.message}" if first else ""
    return difference(path, f"expected {_count(len(want))}, got {len(got):,}{more}")


def _count(count: int) -> str:
    return f"{count:,} element{'' if count == 1 else 's'}"


def _are_alike(got: Row, want: Row) -> bool:
    """Whether both are arrays of texts, or of times, that NumPy can compare at once."""
    return (
        isinstance(got, np.ndarray)
        and isinstance(want, np.ndarray)
        and got.dtype.kind == want.dtype.kind
        and got.shape == want.shape
        and (got.dtype.kind in "US" or (got.dtype.kind in "Mm" and got.dtype == want.dtype))
    )


def _exact_arrays(got: Any, want: Any, path: Path) -> Difference | None:
    different = got != want
    if got.dtype.kind in "Mm":
        different &= ~(np.isnat(got) & np.isnat(want))
    return _first(different, got, want, path)


def _is_of_another_kind(got: Row, left: Numbers | None, right: Numbers | None) -> bool:
    """Whether numbers were wanted and not one of the elements is one."""
    if right is None or left is not None or not len(got) or not right.values.size:
        return False
    return isinstance(got, np.ndarray) or set(map(type, got)) <= {str, bytes, dict, set, type(None)}


def _arrays(
    left: Numbers, right: Numbers, rule: Rule, path: Path, whole: tuple[Any, Any]
) -> Difference | None:
    got, want = left.values, right.values
    if got.shape != want.shape:
        return _shapes(left, right, rule, path, whole)
    different = far_apart(got, want, rule, max(left.rounding, right.rounding))
    if not different.any():
        return None
    hint = "; the values are right, the order is not" if _is_shuffled(left, right, rule) else ""
    return _first(different, got, want, path, hint)


def _first(different: Any, got: Any, want: Any, path: Path, hint: str = "") -> Difference | None:
    count = int(np.count_nonzero(different))
    if not count:
        return None
    where = np.unravel_index(int(np.argmax(different)), different.shape)
    steps: Path = tuple(("element", int(place)) for place in where)
    more = f" ({count:,} of {different.size:,} elements differ{hint})" if got.size > 1 else ""
    return unlike(got[where], want[where], (*path, *steps), more)


def _is_shuffled(left: Numbers, right: Numbers, rule: Rule) -> bool:
    """Whether sorting would make them equal, where that says something: most values differ."""
    got, want = left.values, right.values
    if got.ndim != 1 or got.size > MAX_SORTED or 2 * len(np.unique(want)) <= want.size:
        return False
    rounding = max(left.rounding, right.rounding)
    return not far_apart(np.sort(got), np.sort(want), rule, rounding).any()


def _shapes(
    left: Numbers, right: Numbers, rule: Rule, path: Path, whole: tuple[Any, Any]
) -> Difference | None:
    got, want = left.values, right.values
    if len(got) == len(want) == 0 and not all(isinstance(part, np.ndarray) for part in whole):
        return None  # an empty list has no more dimensions to tell
    if got.ndim == want.ndim == 1:
        shorter = min(len(got), len(want))
        rounding = max(left.rounding, right.rounding)
        apart = far_apart(got[:shorter], want[:shorter], rule, rounding)
        first = _first(apart, got[:shorter], want[:shorter], ()) if shorter > 1 else None
        plain = first and Difference(first.message.partition(" (")[0], first.path)
        return _length(got, want, path, plain)
    words = [f"{part.values.dtype.name} {part.values.shape}" for part in (right, left)]
    return difference(path, f"expected {words[0]}, got {words[1]}")


COMPARERS: Final[Mapping[Category, Compare]] = {
    "none": _missing,
    "missing": _missing,
    "number": _numbers,
    "text": _equals,
    "bytes": _equals,
    "moment": _moments,
    "span": _spans,
    "clock": _equals,
    "row": _rows,
    "set": _sets,
    "dict": _dicts,
    "frame": lambda got, want, rule, path: differ_frames(got, want, rule, path, differ),
    "sparse": lambda got, want, rule, path: differ_sparse(got, want, rule, path, differ),
    "other": _equals,
}
