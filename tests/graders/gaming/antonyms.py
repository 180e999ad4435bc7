"""Statements in which one word is changed for its opposite."""

import re
from functools import cache
from random import Random
from typing import Final

from tests.graders.gaming.texts import CONDITIONS, blocks, clauses, first_word

_WORD: Final = re.compile(r"[A-Za-z]+(?:-[A-Za-z]+)*")
_LOOSE_TEXT: Final = """
first last before after with without same different must cannot always never train test keep keeps
near far everything nothing start starts stop stops old new rarely often right wrong
"""
_LOOSE: Final = frozenset(_LOOSE_TEXT.split())
"""Words whose opposite may leave a statement true or make no sense: if there is no other."""


@cache
def pairs() -> tuple[tuple[str, str], ...]:
    """Each word of the table with its opposite, both in lower case."""
    lines = (line.split() for block in blocks("antonyms") for line in block.splitlines())
    return tuple((left, right) for left, right in lines)


@cache
def _opposites() -> dict[str, str]:
    there = dict(pairs())
    return there | {right: left for left, right in there.items()}


def swapped(sentence: str, rng: Random | None = None) -> str | None:
    """The sentence with one word of each of its statements turned round.

    Two words of one statement would often leave it true: "a larger k lowers the variance". Takes
    the last that fits, as what is said of something comes after it, or a random one.

    Returns:
        None if it has no such word.
    """
    parts = clauses(sentence)
    turned = [
        part if place % 2 or first_word(part) in CONDITIONS else _swapped_clause(part, rng)
        for place, part in enumerate(parts)
    ]
    return "".join(turned) if turned != parts else None


def _swapped_clause(clause: str, rng: Random | None) -> str:
    found = [m for m in _WORD.finditer(clause) if m.group().lower() in _opposites()]
    plain = [m for m in found if m.group().lower() not in _LOOSE] or found
    if not plain:
        return clause
    match = rng.choice(plain) if rng else plain[-1]
    return clause[: match.start()] + _opposite(match.group()) + clause[match.end() :]


def _opposite(word: str) -> str:
    opposite = _opposites()[word.lower()]
    return opposite.capitalize() if word[0].isupper() else opposite
