"""Stock texts, and how texts are taken apart."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from functools import cache
from pathlib import Path
from random import Random
from typing import Final, TypeVar

from greenroom.kinds.open.item import OpenItem
from greenroom.text import spans
from greenroom.text.words import NEGATIONS, STOP

T = TypeVar("T")

_PROSE: Final = Path(__file__).parent / "prose"
_WORD: Final = re.compile(r"[^\W_]+(?:['\u2019.,-][^\W_]+)*")
_LEAST_TERM: Final = 5
TERMS: Final = 24
"""Enough for every family that uses the terms of an item."""
_LIST_MARK: Final = re.compile(r"^(?:[-*\u2022]|\d+[.)])\s+|\n\s*(?:[-*\u2022]|\d+[.)])\s*$")
_NAMES: Final = frozenset(
    {"I", "Adam", "Bayes", "Gini", "Platt", "Shapley", "Xavier", "Bonferroni"}
)

_JOINT: Final = re.compile(
    r"([,;:]\s+(?:so |and |but |yet )?"
    r"|\s+(?=(?:because|but|whereas|while|although|since|unless|if|when)\s))"
)
_CONDITIONS_TEXT: Final = """
if when whenever unless because since as although though before after until while whereas for such
otherwise rather
"""
CONDITIONS: Final = frozenset(_CONDITIONS_TEXT.split())
"""First words of clauses that only set the scene."""


@cache
def blocks(name: str) -> tuple[str, ...]:
    """The parts of a stock text, which empty lines divide."""
    text = (_PROSE / f"{name}.txt").read_text(encoding="utf-8")
    return tuple(block.strip("\n") for block in text.split("\n\n"))


def sentences(text: str) -> list[str]:
    """The sentences of a text without the marks of lists; rows of tables are none."""
    found = (_LIST_MARK.sub("", span.of(text)) for span in spans.sentences(text))
    return [said for said in found if _WORD.search(said) and not said.startswith("|")]


def clauses(sentence: str) -> list[str]:
    """Its clauses at the even places, what joins them at the odd ones; joined they give it back."""
    return _JOINT.split(sentence)


def first_word(clause: str) -> str:
    """In lower case; empty if there is none."""
    return clause.split(maxsplit=1)[0].lower() if clause.strip() else ""


def words(text: str) -> list[str]:
    """The words and numbers of a text as they are written."""
    return _WORD.findall(text)


def content_words(text: str) -> list[str]:
    """The words that carry meaning, in their order."""
    return [word for word in words(text) if word.lower() not in STOP | NEGATIONS]


def key_terms(item: OpenItem) -> list[str]:
    """Terms of the strong answer that a person would name: the rubric speaks of them most."""
    known: dict[str, str] = {}
    for word in content_words(item.strong):
        if len(word) >= _LEAST_TERM and not word[0].isdigit():
            known.setdefault(word.lower(), word)
    told = Counter(word.lower() for word in content_words(rubric_text(item)))
    return sorted(known.values(), key=lambda word: -told[word.lower()])[:TERMS]


@cache
def vocabulary(item_text: str) -> frozenset[str]:
    """The words that carry meaning, in lower case."""
    return frozenset(word.lower() for word in content_words(item_text))


def rubric_text(item: OpenItem) -> str:
    """What would count as an answer: the strong one and the points."""
    return "\n".join([item.strong, *(point.text for point in item.points)])


def small_first(sentence: str) -> str:
    """The sentence as it would follow a comma: names keep their capital."""
    first = sentence.split(maxsplit=1)[0]
    is_name = (not first[1:].islower() and len(first) > 1) or first in _NAMES
    return sentence if is_name else sentence[:1].lower() + sentence[1:]


def capital_first(sentence: str) -> str:
    """The sentence with a capital at its start."""
    return sentence[:1].upper() + sentence[1:]


def filled(stock: Sequence[str], rng: Random, least_words: int) -> str:
    """Stock sentences in a random order, until there are enough words."""
    taken: list[str] = []
    for sentence in rng.sample(stock, len(stock)):
        taken.append(sentence)
        if sum(len(part.split()) for part in taken) >= least_words:
            break
    return " ".join(taken)


def mistyped(word: str, rng: Random) -> str:
    """A word of at least four letters with one slip of the finger."""
    at = rng.randrange(1, len(word) - 2)
    slips = (
        word[:at] + word[at + 1] + word[at] + word[at + 2 :],
        word[:at] + word[at + 1 :],
        word[:at] + word[at] + word[at:],
    )
    return rng.choice(slips)


def shuffled(parts: Iterable[T], rng: Random) -> list[T]:
    """The parts in a random order."""
    mixed = list(parts)
    rng.shuffle(mixed)
    return mixed
