"""Pairing the elements of two multisets that are equal within a tolerance.

Closeness is not transitive, so pairing whatever is close first can leave two over that had to be
paired otherwise. Elements are put into blocks by all in them that is exact, walked through in
order of their numbers (which is right by itself for single numbers: their intervals of tolerance
are in the same order as they), and what remains is paired by augmenting paths (Kuhn 1955).
"""

import math
from bisect import bisect_left, bisect_right
from collections import defaultdict, deque
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any, Final, NamedTuple, TypeAlias

import numpy as np

from greenroom.graders.outputs.closeness import EPSILONS, epsilon, is_missing_number, plain
from greenroom.graders.outputs.rule import Rule
from greenroom.graders.outputs.values import category, moment_of, row_of, span_of, unwrapped

MAX_TRIES: Final = 200_000
"""Comparisons for augmenting paths: about a second. Only near-ties in thousands need more."""

Same: TypeAlias = Callable[[Any, Any, Rule], bool]
Entry: TypeAlias = tuple[tuple[float, ...], int]


class Match(NamedTuple):
    """Positions that were paired (got, want), and those that were not."""

    pairs: list[tuple[int, int]]
    extra: list[int]
    """Positions in got."""
    missing: list[int]
    """Positions in want."""


def unmatched(got: Sequence[Any], want: Sequence[Any], rule: Rule, same: Same) -> Match:
    """Pair as many elements as can be paired; what remains shows the difference.

    Args:
        got: Elements in any order.
        want: Elements in any order.
        rule: The tolerance.
        same: Whether two elements are equal under the rule.
    """
    rounding = 0.0
    blocks: defaultdict[object, tuple[list[Entry], list[Entry]]] = defaultdict(lambda: ([], []))
    for side, items in enumerate((got, want)):
        for place, item in enumerate(items):
            reading = _Signature()
            exact = reading.of(item)
            rounding = max(rounding, reading.rounding)
            blocks[exact][side].append((tuple(reading.numbers), place))
    relative = max(rule.relative, EPSILONS * rounding)
    absolute = max(rule.absolute, rounding)
    pairs: dict[int, int] = {}
    for left, right in blocks.values():
        block = _Block(sorted(left), sorted(right), relative, absolute)
        pairs.update(block.pair(lambda g, w: same(got[g], want[w], rule)))
    paired = set(pairs.values())
    return Match(
        sorted((g, w) for w, g in pairs.items()),
        [place for place in range(len(got)) if place not in paired],
        [place for place in range(len(want)) if place not in pairs],
    )


@dataclass(slots=True)
class _Signature:
    """Splits an element into what must be alike exactly and numbers, which need only be close."""

    numbers: list[float] = field(default_factory=list)
    rounding: float = 0.0

    def of(self, value: Any) -> object:
        """What is exact in a value; equal values have equal signatures."""
        value = unwrapped(value)
        kind = category(value)
        if kind == "number":
            return self._number(value)
        if kind == "missing":
            return "nan"
        if kind == "row":
            return ("row", tuple(self.of(item) for item in row_of(value)))
        exact: Callable[[], object] | None = {
            "text": lambda: ("text", str(value)),
            "bytes": lambda: ("bytes", value),
            "moment": lambda: ("moment", moment_of(value)),
            "span": lambda: ("span", span_of(value)),
            "set": lambda: ("set", len(value)),
            "dict": lambda: ("dict", len(value)),
        }.get(kind)
        return exact() if exact else kind

    def _number(self, value: Any) -> object:
        if isinstance(value, np.generic):
            self.rounding = max(self.rounding, epsilon(value.dtype))
        if is_missing_number(value):
            return "nan"
        try:
            number = complex(plain(value))
        except OverflowError:
            return ("huge", value)
        if not math.isfinite(abs(number)):
            return ("infinite", str(number.real))
        self.numbers.append(number.real)
        return "number"


class _Block:
    """Elements that may equal one another, sorted by their numbers."""

    def __init__(
        self, got: list[Entry], want: list[Entry], relative: float, absolute: float
    ) -> None:
        self._got = got
        self._want = want
        self._relative = relative
        self._absolute = absolute
        self._firsts = [numbers[0] if numbers else 0.0 for numbers, _ in got]
        self._partner: dict[int, int] = {}
        """Place in the sorted got to place in the sorted want."""
        self._tries = 0

    def pair(self, same: Callable[[int, int], bool]) -> dict[int, int]:
        """Original position in want to the one in got that it is paired with."""
        for place in self._walk(same):
            if self._tries > MAX_TRIES or len(self._partner) == len(self._got):
                break
            self._augment(place, same)
        return {self._want[w][1]: self._got[g][1] for g, w in self._partner.items()}

    def _walk(self, same: Callable[[int, int], bool]) -> list[int]:
        """Pair in sorted order; gives the places in want that found nobody."""
        left: list[int] = []
        g = w = 0
        while g < len(self._got) and w < len(self._want):
            (got_numbers, got_place), (want_numbers, want_place) = self._got[g], self._want[w]
            if same(got_place, want_place):
                self._partner[g] = w
                g, w = g + 1, w + 1
            elif got_numbers < want_numbers:
                g += 1
            else:
                left.append(w)
                w += 1
        return [*left, *range(w, len(self._want))]

    def _candidates(self, w: int) -> Iterator[int]:
        """Places in got whose first number may be close enough."""
        numbers = self._want[w][0]
        first = numbers[0] if numbers else 0.0
        reach = 2 * max(self._absolute, self._relative * abs(first))
        start = bisect_left(self._firsts, first - reach)
        yield from range(start, bisect_right(self._firsts, first + reach))

    def _augment(self, root: int, same: Callable[[int, int], bool]) -> None:
        """Find a partner for one of want, moving others to another partner if need be."""
        reached_from: dict[int, int] = {}
        partner_of = {w: g for g, w in self._partner.items()}
        queue = deque([root])
        while queue and self._tries <= MAX_TRIES:
            w = queue.popleft()
            for g in self._candidates(w):
                if g in reached_from:
                    continue
                self._tries += 1
                if not same(self._got[g][1], self._want[w][1]):
                    continue
                reached_from[g] = w
                if g not in self._partner:
                    self._flip(g, reached_from, partner_of)
                    return
                queue.append(self._partner[g])

    def _flip(self, free: int, reached_from: dict[int, int], partner_of: dict[int, int]) -> None:
        g: int | None = free
        while g is not None:
            w = reached_from[g]
            self._partner[g] = w
            g = partner_of.get(w)
