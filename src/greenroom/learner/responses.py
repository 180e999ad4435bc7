"""Who answered what with which score: a sparse table of persons by items."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Self

import numpy as np
import scipy.sparse as sp
from numpy.typing import ArrayLike, NDArray

Ints = NDArray[np.int64]
Places = NDArray[np.int32]
MOST_STEPS = 20
"""Scores that can be told apart, less one."""


@dataclass(frozen=True, eq=False)
class Responses:
    """n persons, k items, m responses, sorted by person.

    Each item has a column for each of its categories, so a response is the place of one column.
    """

    starts: Ints
    """(n + 1,) where each person's responses begin."""
    columns: Places
    """(m,) of each response."""
    firsts: Ints
    """(k + 1,) where each item's columns begin."""

    @classmethod
    def of(
        cls,
        person: ArrayLike,
        item: ArrayLike,
        category: ArrayLike,
        steps: Sequence[int] | Ints | None = None,
    ) -> Self:
        """From one row a response.

        Args:
            person: (m,) number of the person, from 0.
            item: (m,) number of the item, from 0.
            category: (m,) 0 for the worst score, then 1, 2 and so on.
            steps: (k,) highest category of each item; what was seen (at least 1) if left out.

        Raises:
            ValueError: there are no responses, the lengths differ, or a number is out of range.
        """
        persons, items, categories = np.asarray(person), np.asarray(item), np.asarray(category)
        highest = _checked(persons, items, categories, steps)
        if np.any(persons[1:] < persons[:-1]):
            order = np.argsort(persons, kind="stable")
            persons, items, categories = persons[order], items[order], categories[order]
        firsts = np.concatenate([[0], np.cumsum(highest + 1)]).astype(np.int64)
        columns = firsts.astype(np.int32)[items]
        columns += categories.astype(np.int32)
        counts = np.bincount(persons)
        return cls(np.concatenate([[0], np.cumsum(counts)]).astype(np.int64), columns, firsts)

    @property
    def persons(self) -> int:
        """How many persons."""
        return len(self.starts) - 1

    @property
    def items(self) -> int:
        """How many items."""
        return len(self.firsts) - 1

    @cached_property
    def steps(self) -> Ints:
        """(k,) highest category of each item."""
        return np.diff(self.firsts) - 1

    @cached_property
    def item_of_column(self) -> Places:
        """(columns,) the item that each belongs to."""
        return np.repeat(np.arange(self.items, dtype=np.int32), self.steps + 1)

    @cached_property
    def counts(self) -> Ints:
        """(columns,) responses in each category of each item."""
        return np.bincount(self.columns, minlength=int(self.firsts[-1])).astype(np.int64)

    @cached_property
    def answers(self) -> Ints:
        """(k,) responses to each item."""
        return np.add.reduceat(self.counts, self.firsts[:-1])

    def person_of(self) -> Places:
        """(m,) the person of each response."""
        return np.repeat(np.arange(self.persons, dtype=np.int32), np.diff(self.starts))

    def only(self, keep: NDArray[np.bool_]) -> "Responses":
        """Some of the responses, of the same persons and items.

        keep: (m,) whether to keep each.
        """
        kept = np.concatenate([[0], np.cumsum(keep)])
        return Responses(kept[self.starts].astype(np.int64), self.columns[keep], self.firsts)

    def part(self, begin: int, end: int, kind: type[np.floating]) -> sp.csc_array:
        """(end - begin, columns) ones where a person's responses are.

        By column: products then walk through a table over all columns once, in its order, and jump
        about among a few persons alone. By person they take twice as long.
        """
        starts = self.starts[begin : end + 1] - self.starts[begin]
        columns = self.columns[self.starts[begin] : self.starts[end]]
        ones = np.ones(len(columns), dtype=kind)
        shape = (end - begin, int(self.firsts[-1]))
        return sp.csr_array((ones, columns, starts.astype(np.int32)), shape=shape).tocsc()


def _checked(
    persons: NDArray[np.generic],
    items: NDArray[np.generic],
    categories: NDArray[np.generic],
    steps: Sequence[int] | Ints | None,
) -> Ints:
    """(k,) the highest category of each item."""
    if not len(persons) == len(items) == len(categories):
        raise ValueError("persons, items and categories differ in length")
    if not len(persons):
        raise ValueError("no responses")
    for name, numbers in (("person", persons), ("item", items), ("category", categories)):
        if numbers.dtype.kind not in "iu" or int(numbers.min()) < 0:
            raise ValueError(f"a {name} is not a whole number from 0")
    highest = _seen(items, categories) if steps is None else np.asarray(steps, dtype=np.int64)
    if int(items.max()) >= len(highest):
        raise ValueError(f"item {int(items.max())} of {len(highest)}")
    if highest.min() < 1 or highest.max() > MOST_STEPS:
        raise ValueError(f"an item has from 1 to {MOST_STEPS} steps")
    if np.any(categories.astype(np.int64) > highest[items]):
        raise ValueError("a category is above the item's highest")
    return highest


def _seen(items: NDArray[np.generic], categories: NDArray[np.generic]) -> Ints:
    highest = np.ones(int(items.max()) + 1, dtype=np.int64)
    np.maximum.at(highest, items.astype(np.int64), categories.astype(np.int64))
    return highest
