"""A response: an answer that could be read, or the problems for which it could not."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TypeAlias

JsonValue: TypeAlias = (
    "bool | int | float | str | Sequence[JsonValue] | Mapping[str, JsonValue] | None"
)
Form: TypeAlias = Mapping[str, Sequence[str]]
"""The fields of an answer form as typed: a name may come several times.

What comes back from a store is a dict of lists; a form made as one compares equal to it.
"""


@dataclass(frozen=True, slots=True)
class Problem:
    """Why a field of a form cannot be read. Malformed is not wrong: nothing is graded."""

    field: str
    message: str


@dataclass(frozen=True, slots=True)
class Response:
    """What the learner answered, read into the kind's own fields."""

    answer: Mapping[str, JsonValue]
    """Numbers in it are finite; a store gives sequences back as lists."""
    confidence: float | None = None
    """How sure the learner was, 0.5 to 1; None when not said."""


Problems: TypeAlias = tuple[Problem, ...]
