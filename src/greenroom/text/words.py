"""Words, their stems, and which of them carry meaning."""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Final, NamedTuple

_STOP_TEXT: Final = """
a about above after again all also an and any are as at be because been before being below both but
by can could d did do does doing done down during each few for from further had has have having he
her here him his how i if in into is it its just ll m may me might more most much must my now of off
on once only or other our out over own re s same shall she should so some such t than that the their
them then there these they this those through to too under until up us ve very was we were what when
where which while who whom whose why will with would yet you your
"""
_NEGATIONS_TEXT: Final = """
no not never nor neither without cannot none nothing hardly cant dont doesnt isnt arent wont didnt
wasnt werent hasnt havent hadnt couldnt shouldnt wouldnt mustnt neednt aint
"""
STOP: Final = frozenset(_STOP_TEXT.split())
"""English function words, without those that deny: they turn a statement round."""
NEGATIONS: Final = frozenset(_NEGATIONS_TEXT.split())
_WORD: Final = re.compile(
    # Apart, `under` of `under-fitting` is a function word, and the rest could be its opposite.
    r"(?:(?:over|under|non)-)?[^\W_]+(?:(?<=\d)[.,]\d[^\W_]*)*"
    # Apart, `can` and `t` deny nothing.
    r"(?:(?<=n)['\u2019]t(?![^\W_]))?",
    re.IGNORECASE,
)
_INNER_MARKS: Final = str.maketrans("", "", "-'\u2019")
_ENDING: Final = re.compile(
    r"(?<=\w{4})(?:(?<=if)ications?|(?<![eo])at(?:ions?|ors?|ing|e[ds]?)|ions?)$|(?<=\w{3})"
    r"(?:er(?:s|ed|ing)?|ings?|edly|(?<!e)(?<!emb)ed|ies|es|(?<!ia)s|(?<![ap])ly)$"
)
_LEAST_STEM: Final = 3
_SHORT: Final = 2_000
"""Characters of a text whose words are kept for a while: a grade asks for them ten times."""


class Word(NamedTuple):
    """A word with its place."""

    text: str
    """Lower case, without apostrophe or hyphen: `dont`, `overfitting`."""
    start: int
    end: int


def words(text: str) -> Iterator[Word]:
    """The words of a text in their order; numbers are words."""
    return iter(_kept(text)) if len(text) <= _SHORT else _found(text)


@lru_cache(maxsize=128)
def _kept(text: str) -> tuple[Word, ...]:
    return tuple(_found(text))


def _found(text: str) -> Iterator[Word]:
    for match in _WORD.finditer(text):
        yield Word(match.group().lower().translate(_INNER_MARKS), match.start(), match.end())


@lru_cache(maxsize=8_192)
def stem(word: str) -> str:
    """What several forms of a word share; crude, and the same for texts that are compared."""
    if not word.isalpha():
        return word
    word = _ENDING.sub("", word)
    if len(word) > _LEAST_STEM and word[-1] == word[-2]:
        word = word[:-1]
    if len(word) > _LEAST_STEM and word[-1] in "eiy":
        word = word[:-1]
    return word[:-1] + "s" if word.endswith(("iz", "yz")) else word


def stems(text: str) -> list[str]:
    """Of the words that carry meaning, in their order."""
    return [stem(word.text) for word in words(text) if word.text not in STOP]
