"""What a piece of code is held against: cases, a reference, and how results are compared."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal, TypeAlias

from greenroom.graders.outputs.compare import Rule

CodeTier: TypeAlias = Literal["python", "numpy", "data"]
Bar: TypeAlias = Literal["1", "log n", "n", "n log n", "n^2", "n^3"]

EXAMPLES = "examples"
"""Group of the visible cases, where they name no other."""
GROWTH = "growth"
"""Group of the measurement of time against n."""

VARIANTS = 8
"""Hidden cases are drawn from seed modulo this: exactly those that `judge prove` tries."""


@dataclass(frozen=True, slots=True)
class Growth:
    """How time may grow with n."""

    bar: Bar
    sizes: tuple[int, ...]
    n: str
    """What n counts."""


@dataclass(frozen=True)
class Exercise:
    """Key of a code question. Sources are text; nothing of them runs outside the sandbox."""

    id: str
    """The item's version: with the variant it names a suite of cases."""
    signature: str
    """`auc(labels, scores)` or `class LRUCache(capacity)`."""
    tier: CodeTier
    forbid: tuple[str, ...]
    rule: Rule
    weights: Mapping[str, float]
    """Of groups of cases; 1 where none is given."""
    cases: str
    reference: str
    growth: Growth | None
    variant: int

    @property
    def name(self) -> str:
        """Of the function or class that an answer must define."""
        return self.signature.removeprefix("class ").partition("(")[0].strip()

    @property
    def is_class(self) -> bool:
        return self.signature.startswith("class ")

    def weight(self, group: str) -> float:
        """What a group of cases weighs in the score."""
        return self.weights.get(group, 1.0)
