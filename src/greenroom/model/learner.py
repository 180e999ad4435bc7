"""A learner's state: a fold over evidence, never a truth of its own."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal, TypeAlias

Phase: TypeAlias = Literal["learning", "review", "relearning"]


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

    stability: float
    """Days until the chance of recall has fallen to 90%."""
    difficulty: float
    """1 to 10."""
    last_review: dt.datetime
    due: dt.datetime
    reviews: int
    phase: Phase = "review"
    step: int = 0
    """Which of the waits of less than a day is being waited; 0 in review."""


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
    """By item uid, of whatever kind: every one that was answered or recalled."""
