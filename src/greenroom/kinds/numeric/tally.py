"""What stands out over all draws of one item."""

from collections import Counter
from collections.abc import Iterator

from greenroom.graders.numeric import NumericKey


class Tally:
    """Keys seen one after another, seed 0 first.

    None of them is kept: an item may have thousands of mistakes, each with its text.
    """

    def __init__(self) -> None:
        self._values: list[float] = []
        self._unreachable: int | None = None
        self._confused: Counter[int] = Counter()
        self._first: dict[int, tuple[int, float]] = {}

    def add(self, key: NumericKey) -> None:
        """Look at the key of the next seed."""
        seed = len(self._values)
        self._values.append(key.value)
        if self._unreachable is None and key.margin(key.value) <= 0:
            self._unreachable = seed
        for index, mistake in enumerate(key.mistakes):
            if key.accepts(mistake.value):
                self._confused[index] += 1
                self._first.setdefault(index, (seed, mistake.value))

    def findings(self) -> Iterator[tuple[str, str]]:
        """Field and message: constant, tolerance out of reach, mistakes taken for right."""
        count = len(self._values)
        if len(set(self._values)) == 1:
            yield "answer", f"is {self._values[0]:g} for every one of {count} seeds; it must vary"
        if self._unreachable is not None:
            yield (
                "tolerance",
                f"seed {self._unreachable}: the answer is {self._values[self._unreachable]:g} and "
                "only that very number would be right; give an absolute tolerance",
            )
        for index in sorted(self._first):
            seed, value = self._first[index]
            yield (
                f"mistakes[{index}].formula",
                f"seed {seed} and {self._confused[index] - 1} more of {count}: gives "
                f"{value:.6g}, which the tolerance takes for right; "
                "exclude such draws with require",
            )
