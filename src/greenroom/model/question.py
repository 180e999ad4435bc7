"""A question: an item as one person sees it, parameters drawn and options shuffled."""

from dataclasses import dataclass
from typing import Generic, TypeVar

from greenroom.model.item import Item

K = TypeVar("K")


@dataclass(frozen=True, slots=True)
class Question(Generic[K]):
    """Made from an item and a seed alone: the same two always give the same question."""

    item: Item
    seed: int
    stem: str
    """Markdown, parameters filled in."""
    explanation: str
    key: K
    """What the grader compares with; not for the page before the answer is in."""
