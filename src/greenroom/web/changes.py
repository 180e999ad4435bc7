"""What changed from an answer to the same question given again."""

from collections.abc import Iterator, Mapping
from typing import Final, NamedTuple

from greenroom.model.grade import Grade, Seen
from greenroom.web.highlight import by_part
from greenroom.web.score_bar import Measured, measured

_FOUND: Final = ("right", "partly")
_NOW: Final[Mapping[str, str]] = {
    "right": "now mentioned",
    "partly": "now in part",
    "wrong": "now perhaps turned round",
}
_BEFORE: Final[Mapping[str, str]] = {
    "right": "mentioned",
    "partly": "in part",
    "wrong": "perhaps turned round",
}
NOT_FOUND: Final = "not found"


class PointChange(NamedTuple):
    """A point whose state changed."""

    id: str
    label: str
    """Markdown."""
    now: str
    before: str
    is_gain: bool


class Changes(NamedTuple):
    """From the grade before to the one of now."""

    points: tuple[PointChange, ...]
    before: Measured | None
    now: Measured | None
    are_overlapping: bool | None
    """Of the intervals; None where there are not two."""
    is_same_reader: bool


def changes(before: Grade, now: Grade) -> Changes:
    """Points that both grades have and see differently, in the later one's order; both scores."""
    first, second = measured(before), measured(now)
    overlap = None
    if first is not None and second is not None:
        overlap = first.low <= second.high and second.low <= first.high
    is_same = before.grader == now.grader and _reader(first) == _reader(second)
    return Changes(tuple(_points(before, now)), first, second, overlap, is_same)


def _reader(of: Measured | None) -> str | None:
    return None if of is None else of.reader


def _points(before: Grade, now: Grade) -> Iterator[PointChange]:
    earlier = {seen.id: seen for seen in by_part(before.seen)["point"]}
    for seen in by_part(now.seen)["point"]:
        old = earlier.get(seen.id)
        if old is not None and old.outcome != seen.outcome:
            yield _point(old, seen)


def _point(old: Seen, seen: Seen) -> PointChange:
    lost = "no longer found" if old.outcome in _FOUND else NOT_FOUND
    return PointChange(
        seen.id,
        seen.label,
        _NOW.get(seen.outcome, lost),
        _BEFORE.get(old.outcome, NOT_FOUND),
        seen.outcome == "right" or (seen.outcome == "partly" and old.outcome != "right"),
    )
