"""A registry: a dict by name, in which a duplicate fails at import."""

from typing import Protocol, TypeVar


class Named(Protocol):
    """Has a name that people use for it."""

    @property
    def name(self) -> str:
        """Lower case, hyphens between words."""


N = TypeVar("N", bound=Named)


def registry(*entries: N) -> dict[str, N]:
    """The entries by their names.

    Raises:
        ValueError: two entries have the same name.
    """
    found: dict[str, N] = {}
    for entry in entries:
        if entry.name in found:
            raise ValueError(f"two entries are named '{entry.name}'")
        found[entry.name] = entry
    return found
