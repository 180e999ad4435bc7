"""A mutant: a reference with one small mistake, which the tests of the item should notice."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Mutant:
    """A whole source that differs from the original in one place."""

    line: int
    """In the original, from 1."""
    before: str
    """That line, stripped."""
    after: str
    """What stands there now, stripped."""
    operator: str
    """What kind of mistake it is: "comparison", "dropped statement"."""
    source: str

    @property
    def key(self) -> str:
        """How an item names the mutant if it lists it as equivalent."""
        return f"{self.before} => {self.after}"


def edited(source: str, start: int, end: int, text: str, operator: str) -> Mutant:
    """The mutant in which characters start to end of a source are another text.

    It is told by the line on which the edit starts, as that line reads before and after.
    """
    changed = source[:start] + text + source[end:]
    return Mutant(
        source.count("\n", 0, start) + 1,
        _line_at(source, start),
        _line_at(changed, start),
        operator,
        changed,
    )


def distinct(mutants: Iterable[Mutant]) -> Iterator[Mutant]:
    """Each line's mutants once, where two edits of a line come to the same."""
    seen: set[tuple[int, str]] = set()
    for mutant in mutants:
        if (mutant.line, mutant.key) not in seen and mutant.before != mutant.after:
            seen.add((mutant.line, mutant.key))
            yield mutant


def _line_at(source: str, place: int) -> str:
    first = source.rfind("\n", 0, place) + 1
    last = source.find("\n", place)
    return source[first : last if last >= 0 else len(source)].strip()
