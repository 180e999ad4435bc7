"""Words that turn a statement round when one stands for the other."""

from collections.abc import Iterable
from functools import lru_cache
from typing import Final

from greenroom.text.words import NEGATIONS, stem, words

_PAIRS_TEXT: Final = """
high low | higher lower | highest lowest | increase decrease | increase reduce | rise fall
up down | grow shrink | raise lower | more less | more fewer | most least | large small
larger smaller | big small | bigger smaller | long short | longer shorter | wide narrow
strong weak | stronger weaker | better worse | best worst | good bad | improve worsen | gain lose
fast slow | faster slower | quick slow | early late | earlier later | before after | first last
start end | old new | past future | always never | all none | every no | same different
equal unequal | similar dissimilar | overfit underfit | overfitting underfitting
oversampling undersampling | oversample undersample | bias variance | train test | training test
training validation | training serving | online offline | precision recall | positive negative
numerator denominator | true false | right wrong | correct incorrect | cause effect | with without
inside outside | above below | over under | add remove | include exclude | keep drop
allow forbid | possible impossible | necessary unnecessary | sufficient insufficient
cheap expensive | easy hard | simple complex | linear nonlinear | supervised unsupervised
labelled unlabelled | dependent independent | random systematic | fixed varying
constant changing | stable unstable | sparse dense | convex concave | maximum minimum
maximise minimise | vanish explode | vanishing exploding | encoder decoder | query key
row column | batch online | lasso ridge | majority minority | common rare | frequent rare
known unknown | visible hidden | internal external | ignore use | trust doubt | safe unsafe
benefit harm | help hurt | pass fail | accept reject | win lose | freeze unfreeze
centralised decentralised | deterministic stochastic | parametric nonparametric | left right
input output | global local | shared separate
"""


def _table() -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for line in _PAIRS_TEXT.strip().splitlines():
        for pair in line.split("|"):
            one, other = (stem(word) for word in pair.split())
            found.setdefault(one, set()).add(other)
            found.setdefault(other, set()).add(one)
    return {word: frozenset(others) for word, others in found.items()}


def _swaps() -> dict[str, str]:
    found: dict[str, str] = {}
    for line in _PAIRS_TEXT.strip().splitlines():
        for pair in line.split("|"):
            one, other = pair.split()
            found.setdefault(one, other)
            found.setdefault(other, one)
    return found


OPPOSITES: Final = _table()
_SWAPS: Final = _swaps()


@lru_cache(maxsize=10_000)
def _stems(text: str) -> frozenset[str]:
    return frozenset(stem(word.text) for word in words(text))


def turned(wording: str, part: str) -> tuple[int, int, int]:
    """What of a wording stands in a part of an answer turned round.

    How many of its words stand there only as their opposite, how many stand there as they are and
    could have been turned, and whether one of the two denies and the other does not.
    """
    said, there = _turnable(wording), _stems(part)
    lost = sum(not OPPOSITES[word].isdisjoint(there) for word in said - there)
    return lost, len(said & there), int(_denies(wording) != _denies(part))


@lru_cache(maxsize=10_000)
def _turnable(text: str) -> frozenset[str]:
    return frozenset(_stems(text) & OPPOSITES.keys())


def swapped(text: str, seed: int) -> str | None:
    """The text with one word turned into its opposite; None where it has no such word."""
    found = [word for word in words(text) if word.text in _SWAPS]
    if not found:
        return None
    word = found[seed % len(found)]
    return text[: word.start] + _SWAPS[word.text] + text[word.end :]


@lru_cache(maxsize=10_000)
def _denies(text: str) -> bool:
    return _count(word.text for word in words(text)) % 2 == 1


def _count(found: Iterable[str]) -> int:
    return sum(word in NEGATIONS for word in found)
