"""Honest answers, which must not be taken for attempts, and ways in which people write them."""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from random import Random
from types import MappingProxyType
from typing import Final

from greenroom.kinds.open.item import OpenItem, Shows
from tests.graders.gaming.texts import mistyped, sentences, small_first

Vary = Callable[[str, Random], str]
"""The same answer as another person would have typed it."""

HONEST: Final[tuple[Shows, ...]] = ("strong", "terse", "half")
_MARK: Final = re.compile(r"[.,;:!?]+(?=\s|$)")
_LIST_MARK: Final = re.compile(r"^(?:[-*\u2022]|\d+[.)])\s+")
_LONG_WORD: Final = re.compile(r"[a-z]{5,}")
_UMS: Final = ("um", "so", "you know", "well", "I mean", "kind of", "right", "okay")
_UM_SHARE: Final = 0.12
_TYPO_SHARE: Final = 0.06


@dataclass(frozen=True, slots=True)
class HonestAnswer:
    """label: weighted share of the points that it covers, 0 to 1, as its author marked it."""

    text: str
    shows: Shows
    variant: str
    label: float


def as_written(text: str, _rng: Random) -> str:
    """The answer itself."""
    return text


def lower_case(text: str, _rng: Random) -> str:
    """Small letters, without the marks that end clauses and sentences."""
    return _MARK.sub("", text).lower()


def bullets(text: str, _rng: Random) -> str:
    """Each sentence as an entry of a list."""
    return "\n".join(f"- {sentence}" for sentence in sentences(text))


def spoken(text: str, rng: Random) -> str:
    """In one go, with the words that fill pauses in speech."""
    said: list[str] = []
    for word in one_line(text, rng).split():
        if rng.random() < _UM_SHARE:
            said.append(f"{rng.choice(_UMS)},")
        said.append(word)
    return f"Um, so, {small_first(' '.join(said))} You know."


def with_slips(text: str, rng: Random) -> str:
    """With a slip of the finger in some of the longer words."""
    return _LONG_WORD.sub(
        lambda match: mistyped(match.group(), rng) if rng.random() < _TYPO_SHARE else match.group(),
        text,
    )


def one_line(text: str, _rng: Random) -> str:
    """Without line breaks and the marks of lists."""
    return " ".join(_LIST_MARK.sub("", line) for line in text.splitlines() if line.strip())


VARIANTS: Final[Mapping[str, Vary]] = MappingProxyType(
    {
        "as-written": as_written,
        "lower-case": lower_case,
        "bullets": bullets,
        "spoken": spoken,
        "mistyped": with_slips,
        "one-line": one_line,
    }
)
"""By name."""


def honest_answers(item: OpenItem, rng: Random) -> Iterator[HonestAnswer]:
    """The item's strong answer and its strong, terse and half samples, in every variant."""
    known: list[tuple[str, Shows, float]] = [(item.strong, "strong", 1.0)]
    known += [
        (sample.answer, sample.shows, item.label(sample))
        for sample in item.samples
        if sample.shows in HONEST
    ]
    for text, shows, label in known:
        for name, vary in VARIANTS.items():
            yield HonestAnswer(vary(text, rng), shows, name, label)
