"""A function that keeps its last result."""

from collections.abc import Callable
from typing import Generic, TypeVar

Result = TypeVar("Result")


class Last(Generic[Result]):
    """Calls a function only where what it depends on is not what it was at the last call.

    Large records that never change are told apart by being the same object: to compare them would
    take as long as the work that is saved.
    """

    def __init__(self, function: Callable[..., Result]) -> None:
        self._function = function
        self._kept: tuple[tuple[object, ...], tuple[object, ...], Result] | None = None

    def __call__(
        self, same: tuple[object, ...], equal: tuple[object, ...], *arguments: object
    ) -> Result:
        """The result.

        Args:
            same: what must be the same objects.
            equal: what must be equal.
            arguments: for the function.
        """
        kept = self._kept
        if kept is not None and kept[1] == equal and _are_same(kept[0], same):
            return kept[2]
        found = self._function(*arguments)
        self._kept = (same, equal, found)
        return found


def _are_same(some: tuple[object, ...], others: tuple[object, ...]) -> bool:
    return len(some) == len(others) and all(
        one is other for one, other in zip(some, others, strict=True)
    )
