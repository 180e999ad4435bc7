"""The item file of an open question."""

from typing import Annotated, Literal, TypeVar

from pydantic import AfterValidator, Field

from greenroom.model.item import Item, Part, Slug, Text


class Point(Part):
    """One thing a full answer says. Points can be told apart: none contains another."""

    id: Slug
    weight: float = Field(gt=0, le=10)
    text: Text
    also: tuple[Text, ...] = Field(min_length=1)
    """Other wordings that people use for it."""
    probe: Text
    """What an interviewer asks when the point is missing."""


class Misconception(Part):
    """A wrong belief that answers show, and why it is wrong."""

    id: Slug
    text: Text
    why: Text


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
