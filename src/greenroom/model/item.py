"""An item: one question of the bank as its author wrote it."""

import datetime as dt
import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Annotated, ClassVar, Literal

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


class Hint(Part):
    """A help that can be had before the answer, and what it costs."""

    text: Text
    price: float = Field(ge=0.05, le=0.3)
    """Share of the score that goes with it."""


HINTS_PRICE_LIMIT = 0.6
"""Together: an answer found with every hint is still worth something."""


def _affordable(hints: tuple[Hint, ...]) -> tuple[Hint, ...]:
    price = sum(hint.price for hint in hints)
    if price > HINTS_PRICE_LIMIT + 1e-9:
        raise ValueError(f"cost {price:g} together; at most {HINTS_PRICE_LIMIT:g}")
    return hints


class Item(Part):
    """What every kind of item has. A kind adds its own fields in a subclass."""

    FILES: ClassVar[Mapping[str, str]] = {}
    """For an item that is a folder: its file names and the fields they fill.

    A name with a `*` fills a dict by the files' stems. Empty: the item is one TOML file.
    """

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
    hints: Annotated[tuple[Hint, ...], AfterValidator(_affordable)] = Field(
        default=(), max_length=6
    )
    """From gentle to strong; taken in this order."""
    stem: Text
    takeaway: Text
    """What to remember, in a sentence or two; cheat sheets are made of these."""

    @cached_property
    def version(self) -> str:
        """First 16 hex digits of the SHA-256 of the content; evidence names what was asked."""
        # Items from before there were hints keep the version that answers to them name.
        text = self.model_dump_json(exclude=None if self.hints else {"hints"})
        return hashlib.sha256(text.encode()).hexdigest()[:16]


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
    difficulty_sd: float = 0.7

    @property
    def path(self) -> str:
        """`area/slug`: the name people use for it."""
        return f"{self.area}/{self.slug}"
