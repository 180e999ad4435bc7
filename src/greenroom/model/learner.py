"""A learner's state: a fold over evidence, never a truth of its own."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Tally:
    """Graded answers and the sum of their scores, each 0 to 1."""

    n: int = 0
    score: float = 0.0


@dataclass(frozen=True, slots=True)
class Belief:
    """What the answers on one topic say of its ability."""

    logs: bytes
    """Logarithm of how likely they are at each ability of the grid, in 32 bits, the best at 0."""
    n: int
    """Answers."""
    at: dt.datetime
    """When the last of them was given."""


@dataclass(frozen=True, slots=True)
class Memory:
    """What the memory model keeps of one item."""

    state: Mapping[str, object]
    """The scheduler's own record, readable by its package."""
    due: dt.datetime
    reviews: int


@dataclass(frozen=True, slots=True)
class LastSeen:
    """The latest answer to one item."""

    at: dt.datetime
    score: float | None
    times: int
    first_at: dt.datetime
    """When it was answered for the first time."""


@dataclass(frozen=True, slots=True)
class Learner:
    """Where a person stands after `count` pieces of evidence."""

    id: str
    count: int = 0
    areas: Mapping[str, Tally] = field(default_factory=dict)
    topics: Mapping[str, Tally] = field(default_factory=dict)
    beliefs: Mapping[str, Belief] = field(default_factory=dict)
    """By topic."""
    seen: Mapping[str, LastSeen] = field(default_factory=dict)
    """By item uid."""
    memory: Mapping[str, Memory] = field(default_factory=dict)
    """By item uid: cards that were seen and items that were missed once."""
