"""What formulas may cost: steps, characters written, and the memory of those compiled."""

from collections.abc import Callable
from typing import TypeVar

from greenroom.bank.formula_functions import FormulaError

T = TypeVar("T")

STEP_LIMIT = 20_000
"""Thirty times what the heaviest question of the shipped bank takes, and some 10 ms."""
CHARACTER_LIMIT = 20_000
"""As many as the longest text may have before it is filled."""
KEPT_LIMIT = 4_096
KEPT_CHARACTER_LIMIT = 100_000
"""A character of a formula becomes up to 500 bytes once it is compiled."""


class Budget:
    """What is left of the steps and characters that all formulas of one question share.

    A step is a part of a formula that is worked out, an entry of a list that is read or made, or
    a value that is drawn.
    """

    __slots__ = ("_characters", "_steps")

    def __init__(self) -> None:
        self._steps = STEP_LIMIT
        self._characters = CHARACTER_LIMIT

    @property
    def is_spent(self) -> bool:
        """Whether a limit was exceeded: whatever is asked for next fails for the same reason."""
        return self._steps < 0 or self._characters < 0

    def step(self, steps: int) -> None:
        """Pay for steps before they are taken.

        Raises:
            FormulaError: they are more than are left.
        """
        self._steps -= steps
        if self._steps < 0:
            raise FormulaError(
                f"runs longer than {STEP_LIMIT:,} steps, which all draws and formulas share"
            )

    def write(self, text: str) -> str:
        """The text itself, its characters paid for.

        Raises:
            FormulaError: they are more than are left.
        """
        self._characters -= len(text)
        if self._characters < 0:
            raise FormulaError(
                f"writes more than {CHARACTER_LIMIT:,} characters, which all places share"
            )
        return text


class _Kept(dict[str, T]):
    def __init__(self, make: Callable[[str], T]) -> None:
        super().__init__()
        self._make = make

    def __missing__(self, source: str) -> T:
        found = self._make(source)
        characters = len(source) + sum(map(len, tuple(self)))
        if characters > KEPT_CHARACTER_LIMIT or len(self) >= KEPT_LIMIT:
            self.clear()
        self[source] = found
        return found


def kept(make: Callable[[str], T]) -> Callable[[str], T]:
    """Keep what is made of each text, and forget all of it once the texts add up to too much.

    `lru_cache` counts entries alone, and a few thousand of the longest formulas take gigabytes.
    """
    # A dictionary's own lookup, because every place of every page comes through here.
    return _Kept(make).__getitem__
