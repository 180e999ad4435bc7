"""The item file of an open question."""

from collections.abc import Mapping
from typing import Annotated, Final, Literal, TypeVar

from pydantic import AfterValidator, Field

from greenroom.model.item import Item, Part, Slug, Text


class Point(Part):
    """One thing a full answer says. Points can be told apart: none contains another."""

    id: Slug
    weight: float = Field(gt=0, le=10)
    text: Text
    also: tuple[Text, ...] = Field(min_length=1)
    """Other wordings that people use for it."""
    turned: tuple[Text, ...] = ()
    """What people say who have it the wrong way round."""
    probe: Text
    """What an interviewer asks when the point is missing."""


class Misconception(Part):
    """A wrong belief that answers show, and why it is wrong."""

    id: Slug
    text: Text
    why: Text
    also: tuple[Text, ...] = ()
    """Other wordings that people use for it."""
    corrects: Slug | None = None
    """The point that it turns round: one who says this has not covered that."""
    asks: Text | None = None
    """The question that makes a person notice, such as "Does high bias overfit?"."""


Shows = Literal["strong", "weak", "half", "wrong", "gaming", "terse"]
"""Wrong: fluent and mistaken. Gaming: wants credit without an answer. Terse: few words, right."""

LABEL_RANGES: Final[Mapping[Shows, tuple[float, float]]] = {
    "strong": (0.75, 1.0),
    "terse": (0.6, 1.0),
    "half": (0.35, 0.65),
    "weak": (0.0, 0.35),
    "wrong": (0.0, 0.3),
    "gaming": (0.0, 0.1),
}
"""Weighted share of the points that a sample of each sort covers, lowest and highest."""


class OpenSample(Part):
    """An answer with the marks it must get."""

    shows: Shows
    answer: Text
    covered: tuple[Slug, ...] = ()
    """Points it covers; those it does not name are missing or contradicted."""
    partly: tuple[Slug, ...] = ()
    """Points of which it has half."""
    held: tuple[Slug, ...] = ()
    """Misconceptions it shows."""


P = TypeVar("P", Point, Misconception)


def _distinct_ids(parts: tuple[P, ...]) -> tuple[P, ...]:
    ids = [part.id for part in parts]
    twice = next((id_ for id_ in ids if ids.count(id_) > 1), None)
    if twice is not None:
        raise ValueError(f"found the id '{twice}' twice; each id may stand only once")
    return parts


class OpenItem(Item):
    """An answer in prose, held against points."""

    kind: Literal["open"]
    points: Annotated[tuple[Point, ...], AfterValidator(_distinct_ids)] = Field(
        min_length=3, max_length=10
    )
    misconceptions: Annotated[tuple[Misconception, ...], AfterValidator(_distinct_ids)] = Field(
        min_length=1
    )
    weak: Text
    """An answer that people give and that does not get the offer."""
    strong: Text
    samples: tuple[OpenSample, ...] = ()
    """At least one of each sort; the grader is held to them."""

    def label(self, sample: OpenSample) -> float:
        """Weighted share of the points that the sample covers, 0 to 1."""
        share = {**dict.fromkeys(sample.partly, 0.5), **dict.fromkeys(sample.covered, 1.0)}
        total = sum(point.weight for point in self.points)
        return sum(point.weight * share.get(point.id, 0.0) for point in self.points) / total
