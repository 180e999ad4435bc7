"""A finding: one thing that is wrong in the bank, said so that its author can mend it."""

from typing import NamedTuple


class Finding(NamedTuple):
    """`message` says what was found and what is allowed."""

    path: str
    """From the bank's folder, that folder's name included."""
    field: str
    """Such as `options[2].why`; empty for the file as a whole."""
    message: str

    def __str__(self) -> str:
        return f"{self.path}:{self.field}: {self.message}"
