"""An item: one question of the bank as its author wrote it."""

import datetime as dt
import hashlib
from dataclasses import dataclass
from functools import cached_property
from typing import Annotated, Literal

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, HttpUrl, StringConstraints

Level = Literal["fresher", "junior", "mid", "senior"]
LEVELS: tuple[Level, ...] = ("fresher", "junior", "mid", "senior")

UID_PATTERN = r"^[a-z2-7]{12}$"
"""60 random bits in base 32: what survives a rename of the file."""

NAME_PATTERN = r"^[A-Za-z_][A-Za-z0-9_]*$"
"""What a formula can call something."""

SLUG_PATTERN = r"^[a-z0-9]+(-[a-z0-9]+)*$"

Text = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=20_000)]
"""Markdown with `$math$`."""
Line = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=200)]
Slug = Annotated[str, StringConstraints(pattern=SLUG_PATTERN, max_length=80)]


def _distinct(values: tuple[str, ...]) -> tuple[str, ...]:
    if len(set(values)) < len(values):
        raise ValueError("each entry may stand only once")
    return values


Slugs = Annotated[tuple[Slug, ...], Field(min_length=1), AfterValidator(_distinct)]


class Part(BaseModel):
    """A table inside an item file. Unknown fields are findings, and nothing changes once loaded."""

    model_config = ConfigDict(extra="forbid", frozen=True, allow_inf_nan=False)


class Source(Part):
    """Where a fact can be checked."""

    title: Line
    url: HttpUrl | None = None


class Claim(Part):
    """A number in the item's prose and the formula that gives it; recomputed by `bank check`.

    `says` must occur in the text of the item; it equals `formula` to the digits it shows.
    """

    says: Line
    formula: Text


class Item(Part):
    """What every kind of item has. A kind adds its own fields in a subclass."""

    uid: str = Field(pattern=UID_PATTERN)
    kind: Slug
    title: Line
    topics: Slugs
    rounds: Slugs
    roles: tuple[Slug, ...] = ()
    """Empty: for every role."""
    level: Level
    difficulty: float = Field(ge=-4, le=4)
    """Author's estimate in logits; 0 is an even chance for a mid-level candidate."""
    difficulty_sd: float = Field(default=0.7, gt=0, le=2)
    minutes: float = Field(gt=0, le=120)
    as_of: dt.date
    """The day on which the facts were last checked."""
    sources: tuple[Source, ...] = ()
    claims: tuple[Claim, ...] = Field(default=(), max_length=50)
    stem: Text
    takeaway: Text
    """What to remember, in a sentence or two; cheat sheets are made of these."""

    @cached_property
    def version(self) -> str:
        """First 16 hex digits of the SHA-256 of the content; evidence names what was asked."""
        return hashlib.sha256(self.model_dump_json().encode()).hexdigest()[:16]


@dataclass(frozen=True, slots=True)
class ItemHead:
    """What selection and lists need to know of an item without loading its text."""

    uid: str
    kind: str
    area: str
    slug: str
    title: str
    topics: tuple[str, ...]
    rounds: tuple[str, ...]
    roles: tuple[str, ...]
    level: Level
    difficulty: float
    minutes: float

    @property
    def path(self) -> str:
        """`area/slug`: the name people use for it."""
        return f"{self.area}/{self.slug}"
