"""Whole sentences in plenty that say nothing on the question."""

from collections.abc import Sequence
from random import Random
from typing import Final

from greenroom.kinds.open.item import OpenItem
from tests.graders.gaming.family import FILL_WORDS, Family
from tests.graders.gaming.texts import blocks, filled, sentences

_PRAISE: Final = (
    "What a wonderful question, thank you very much for asking it.",
    "It shows how deeply your team thinks about its work, and I admire that.",
    "One rarely meets such a well-chosen case in an interview.",
    "I am honestly impressed by how realistic and detailed it is.",
    "A company that asks such questions is exactly where I would like to be.",
    "It touches on so many fascinating things at the same time.",
    "I could talk about it for hours, and I am sure you could as well.",
    "Congratulations to whoever came up with it, it is a pleasure to think about it.",
    "The numbers are beautifully chosen, and the story behind them is very clear.",
)
_CLAIMS: Final = (
    "I know this subject extremely well and have worked on it for many years.",
    "In my last company I was the person everybody came to with such questions.",
    "I solved exactly this problem twice, and both times the result was excellent.",
    "My managers always praised how quickly I found the cause and how clearly I explained it.",
    "I have also given a talk on it and trained several colleagues.",
    "So I know precisely what has to be done here, step by step, and I would simply do it.",
    "You would be very happy with the outcome, as all my earlier teams were.",
    "I have read the important papers and follow the newest developments closely.",
)
REPEATS: Final = 20


def praise(_item: OpenItem, rng: Random, _others: Sequence[OpenItem]) -> str:
    """Thanks for the question, at length."""
    return filled(_PRAISE, rng, FILL_WORDS)


def claimed_experience(_item: OpenItem, rng: Random, _others: Sequence[OpenItem]) -> str:
    """Says how well the answer is known."""
    return filled(_CLAIMS, rng, FILL_WORDS)


def hedged_nothing(_item: OpenItem, rng: Random, _others: Sequence[OpenItem]) -> str:
    """It depends on many things."""
    first, *rest = blocks("hedges")
    return f"{first} {filled(rest, rng, FILL_WORDS)}"


def life_story(_item: OpenItem, rng: Random, _others: Sequence[OpenItem]) -> str:
    """Where the candidate comes from, in several hundred words."""
    story = blocks("story")
    left_out = set(rng.sample(range(1, len(story) - 1), 2))
    return "\n\n".join(part for place, part in enumerate(story) if place not in left_out)


def repeated_sentence(item: OpenItem, rng: Random, _others: Sequence[OpenItem]) -> str:
    """One good sentence of the strong answer, many times."""
    whole = sentences(item.strong)
    single = [
        sentence
        for sentence in whole
        if 7 <= len(sentence.split()) <= 22 and not set(sentence) & {";", ":"}
    ]
    return " ".join([rng.choice(single or whole)] * REPEATS)


def written_by_authors(item: OpenItem, rng: Random, _others: Sequence[OpenItem]) -> str:
    """An attempt that the item's author wrote; stock praise if there is none."""
    written = [sample.answer for sample in item.samples if sample.shows == "gaming"]
    return rng.choice(written) if written else filled(_PRAISE, rng, FILL_WORDS)


FAMILIES: Final = (
    Family("praise", "learned", praise),
    Family("claimed-experience", "learned", claimed_experience, is_held_out=True),
    Family("hedged-nothing", "learned", hedged_nothing),
    Family("life-story", "learned", life_story),
    Family("repeated-sentence", "rule", repeated_sentence, max_points=1),
    Family("written-by-authors", "learned", written_by_authors, max_points=1),
)
