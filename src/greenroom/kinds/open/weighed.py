"""The points of an answer as its feedback lists them, the heaviest first."""

from collections.abc import Iterable
from typing import NamedTuple

from greenroom.kinds.open.item import OpenItem, Point
from greenroom.model.grade import Seen


class Weighed(NamedTuple):
    """What was seen of a point, and the point as the item has it now."""

    seen: Seen
    point: Point | None
    """None where an edit has taken it out of the item."""

    @property
    def weight(self) -> float:
        return 0.0 if self.point is None else self.point.weight

    @property
    def is_found(self) -> bool:
        return self.seen.outcome == "right"


def weighed(item: OpenItem, seen: Iterable[Seen]) -> tuple[Weighed, ...]:
    """Heaviest first, equal ones in the item's order; those that the item dropped come last."""
    points = {point.id: point for point in item.points}
    beliefs = {belief.id for belief in item.misconceptions}
    rows = {one.id: Weighed(one, points.get(one.id)) for one in seen if one.id not in beliefs}
    order = [*(id_ for id_ in points if id_ in rows), *(id_ for id_ in rows if id_ not in points)]
    return tuple(sorted((rows[id_] for id_ in order), key=lambda row: -row.weight))


def next_probe(rows: Iterable[Weighed]) -> str | None:
    """What an interviewer asks next: for the heaviest point that was not fully found."""
    return next((row.point.probe for row in rows if row.point and not row.is_found), None)
