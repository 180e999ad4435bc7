"""What a family of gamed answers is."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from random import Random
from typing import Final, Literal

from greenroom.kinds.open.item import OpenItem

Kind = Literal["empty", "rule", "learned", "antonym"]
"""What can tell it from an answer.

Empty: that there is nothing in it. Rule: a deterministic rule, which may give zero. Learned: only
learned signals, which may warn or withhold. Antonym: what it says is wrong, so only truth tells.
"""

Make = Callable[[OpenItem, Random, Sequence[OpenItem]], str]
"""An answer to the item; the other items lend texts of their own."""


@dataclass(frozen=True, slots=True)
class Family:
    """Answers made in one way."""

    name: str
    kind: Kind
    make: Make
    is_held_out: bool = False
    """Never used in fitting anything."""
    max_points: int = 0
    """Points of the item that such an answer may rightly get."""


FILL_WORDS: Final = 80
"""Length of an answer that is made of stock sentences."""
