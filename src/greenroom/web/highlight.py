"""An answer with the places marked that show its points; readable without colour."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from typing import Final, NamedTuple

from markupsafe import Markup, escape

from greenroom.model.grade import Seen
from greenroom.web.facts import is_interval, place_of

PARTS: Final = ("point", "belief", "doubt", "shape", "interval")


class Marking(NamedTuple):
    """A part of a text and the number of the point it shows."""

    start: int
    end: int
    number: int
    outcome: str


def by_part(seen: Iterable[Seen]) -> Mapping[str, list[Seen]]:
    """What was seen, by what it is: point, belief, doubt, shape, interval."""
    found: dict[str, list[Seen]] = {name: [] for name in PARTS}
    for one in seen:
        name = one.id.partition(":")[0] if ":" in one.id or is_interval(one) else "point"
        found.get(name, []).append(one)
    return found


def highlighted(text: str, seen: Sequence[Seen]) -> Markup:
    """The text, its marked parts followed by the numbers of their points.

    Points are numbered in their order; those without a place are left out.
    """
    markings = list(_markings(text, seen))
    edges = sorted({0, len(text), *(m.start for m in markings), *(m.end for m in markings)})
    parts = (_part(text, a, b, markings) for a, b in pairwise(edges))
    return Markup("").join(parts)


def _markings(text: str, seen: Iterable[Seen]) -> Iterator[Marking]:
    for number, one in enumerate(seen, 1):
        place = place_of(one.data)
        if place is not None and 0 <= place[0] < place[1] <= len(text):
            yield Marking(*place, number, one.outcome)


def _part(text: str, start: int, end: int, markings: Sequence[Marking]) -> Markup:
    over = [m for m in markings if m.start <= start and end <= m.end]
    if not over:
        return escape(text[start:end])
    kind = "wrong" if any(m.outcome == "wrong" for m in over) else over[0].outcome
    closing = [m for m in over if m.end == end]
    notes = Markup("").join(_note(m) for m in closing)
    return Markup('<mark class="said {}">{}</mark>{}').format(kind, text[start:end], notes)


def _note(marking: Marking) -> Markup:
    sign = {"right": "✓", "partly": "◐", "wrong": "?"}.get(marking.outcome, "")
    return Markup('<a class="ref" href="#point-{0}" aria-label="Point {0}">{0}{1}</a>').format(
        marking.number, sign
    )
