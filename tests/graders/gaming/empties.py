"""Answers in which there is nothing to grade."""

from collections.abc import Sequence
from random import Random
from typing import Final

from greenroom.kinds.open.item import OpenItem
from tests.graders.gaming.family import Family

_NO_KNOWLEDGE: Final = (
    "I don't know.",
    "i dont know sorry",
    "No idea, to be honest.",
    "I'm not sure about this one. Can we skip it?",
    "Idk",
    "Sorry, I have never heard of that. Pass.",
    "I don't remember this any more, I would have to look it up.",
)
_DOTS: Final = ("...", "---", "?", "!!!", "- - -", ". . . . . . . .", "*", "n/a", "/")
_ONE_WORD: Final = ("fine", "Yes.", "no", "ok", "Maybe", "good", "Obviously.", "everything", "asdf")
_EMOJI: Final = "\U0001f600\U0001f44d\U0001f389\U0001f4af\U0001f525\U0001f64f\U0001f937\U0001f680"
_BLANKS: Final = (" ", "\n", "\t", "\u00a0", "\u200b", "\u2003", "\ufeff", "\u00ad")


def no_knowledge(_item: OpenItem, rng: Random, _others: Sequence[OpenItem]) -> str:
    """Says that there is no answer."""
    return rng.choice(_NO_KNOWLEDGE)


def dots(_item: OpenItem, rng: Random, _others: Sequence[OpenItem]) -> str:
    """Marks without words."""
    return rng.choice(_DOTS)


def one_word(_item: OpenItem, rng: Random, _others: Sequence[OpenItem]) -> str:
    """One word that fits any question."""
    return rng.choice(_ONE_WORD)


def topic_word(item: OpenItem, rng: Random, _others: Sequence[OpenItem]) -> str:
    """The name of one of the item's topics."""
    return rng.choice(item.topics).replace("-", " ").capitalize()


def emoji(_item: OpenItem, rng: Random, _others: Sequence[OpenItem]) -> str:
    """A row of emoji."""
    return "".join(rng.choices(_EMOJI, k=rng.randint(1, 30)))


def blanks(_item: OpenItem, rng: Random, _others: Sequence[OpenItem]) -> str:
    """White space and characters without width."""
    return "".join(rng.choices(_BLANKS, k=rng.randint(1, 200)))


FAMILIES: Final = (
    Family("no-knowledge", "empty", no_knowledge),
    Family("dots", "empty", dots),
    Family("one-word", "empty", one_word),
    Family("topic-word", "empty", topic_word, is_held_out=True),
    Family("emoji", "empty", emoji),
    Family("blanks", "empty", blanks, is_held_out=True),
)
