"""Answers made of the question, or of what the page says after an answer."""

import re
from collections.abc import Sequence
from random import Random
from typing import Final

from greenroom.kinds.open.item import OpenItem
from tests.graders.gaming.family import FILL_WORDS, Family
from tests.graders.gaming.strangers import distant
from tests.graders.gaming.texts import (
    capital_first,
    content_words,
    filled,
    sentences,
    small_first,
)

FILLER: Final = (
    "This is a really interesting problem that comes up all the time in practice.",
    "I have thought about this a lot, and there is a clear answer to it.",
    "It is essential to understand the problem thoroughly before one takes the next step.",
    "One has to proceed in a structured way and talk to everybody who is involved.",
    "That is what I would do, and it would certainly lead to a good result.",
    "A careful analysis shows what has to be done, and then it is done.",
    "All of this is well known and has been described in the literature many times.",
    "The important thing is to choose the right solution and to avoid the wrong ones.",
    "In my experience this leads to success if everybody works together.",
)
_KNOWN: Final = (
    "I know this well.",
    "This is one of my strongest topics, so I can answer it at once.",
    "I have dealt with exactly this several times.",
)
_LEADS: Final = (
    "",
    "",
    "In this case, ",
    "As described, ",
    "Of course, ",
    "It is important to see that ",
)
_TURNS: Final = (
    (
        re.compile(r"\b(how|what|which|why|where|when|whom?)( \w+)? (would|do|should|will) you\b"),
        r"\1\2 I \3",
    ),
    (re.compile(r"^(Explain|Describe|Say|Name|Compare|Discuss|Show|Design)\b"), r"I can \1"),
    (re.compile(r"\bdo you\b"), "I do"),
    (re.compile(r"\byou\b"), "I"),
    (re.compile(r"\byour\b"), "my"),
    (re.compile(r"\bYour\b"), "My"),
    (re.compile(r"\bYou\b"), "I"),
    (re.compile(r"\?$"), "."),
)
_ASKS_BACK: Final = (
    "Could you tell me more about that?",
    "What exactly do you want to know?",
    "And what would you yourself say?",
    "Is that what you are asking?",
    "Should I go into detail here?",
    "Or do you mean something else?",
)


def pasted(item: OpenItem, _rng: Random, _others: Sequence[OpenItem]) -> str:
    """The question."""
    return item.stem


def pasted_twice(item: OpenItem, _rng: Random, _others: Sequence[OpenItem]) -> str:
    """The question, two times."""
    return f"{item.stem}\n\n{item.stem}"


def reworded(item: OpenItem, rng: Random, _others: Sequence[OpenItem]) -> str:
    """The question as statements in the first person, by one who knows this well."""
    turned = [rng.choice(_KNOWN)]
    for sentence in sentences(item.stem):
        statement, lead = small_first(_stated(sentence)), rng.choice(_LEADS)
        turned.append(lead + statement if lead else capital_first(statement))
    return " ".join(turned)


def _stated(question: str) -> str:
    for pattern, replacement in _TURNS:
        question = pattern.sub(replacement, question)
    return re.sub(
        r"\bI can [A-Z]", lambda match: match.group()[:-1] + match.group()[-1].lower(), question
    )


def asked_back(item: OpenItem, rng: Random, _others: Sequence[OpenItem]) -> str:
    """The question returned to the interviewer."""
    asked = [f"You ask me: {sentence}" for sentence in sentences(item.stem)[-3:]]
    return " ".join(part for ask in asked for part in (ask, rng.choice(_ASKS_BACK)))


def with_filler(item: OpenItem, rng: Random, _others: Sequence[OpenItem]) -> str:
    """The question and sentences that fit any question."""
    return f"{item.stem} {filled(FILLER, rng, FILL_WORDS)}"


def woven_into_filler(item: OpenItem, rng: Random, _others: Sequence[OpenItem]) -> str:
    """Sentences of the question, each followed by one that fits any question."""
    return " ".join(
        part for sentence in sentences(item.stem) for part in (sentence, rng.choice(FILLER))
    )


def with_distant_answer(item: OpenItem, rng: Random, others: Sequence[OpenItem]) -> str:
    """The question, and the strong answer to another one."""
    return f"{item.stem}\n\n{distant(item, rng, others).strong}"


def question_words(item: OpenItem, _rng: Random, _others: Sequence[OpenItem]) -> str:
    """The content words of the question as a list."""
    return ", ".join(dict.fromkeys(word.lower() for word in content_words(item.stem)))


def title_expanded(item: OpenItem, rng: Random, _others: Sequence[OpenItem]) -> str:
    """The title, said to be what everything is about."""
    topics = ", ".join(topic.replace("-", " ") for topic in item.topics)
    return (
        f"{item.title}: this is a question about {topics}. To answer it, one has to understand "
        f"{topics} and apply them to the case. {filled(FILLER, rng, FILL_WORDS // 2)} "
        f"So {small_first(item.title)} can be explained by {topics}."
    )


def probes_answered_yes(item: OpenItem, rng: Random, _others: Sequence[OpenItem]) -> str:
    """The interviewer's next questions, which the page shows, each with an assurance."""
    sure = ("Yes, I know.", "I would say so.", "That is clear to me.", "Certainly.")
    return " ".join(f"{point.probe} {rng.choice(sure)}" for point in item.points)


FAMILIES: Final = (
    Family("question-pasted", "rule", pasted),
    Family("question-pasted-twice", "rule", pasted_twice),
    Family("question-reworded", "learned", reworded, is_held_out=True),
    Family("question-asked-back", "learned", asked_back, is_held_out=True),
    Family("question-with-filler", "learned", with_filler),
    Family("question-woven-into-filler", "learned", woven_into_filler, is_held_out=True),
    Family("question-with-distant-answer", "learned", with_distant_answer, is_held_out=True),
    Family("question-words", "rule", question_words),
    Family("title-expanded", "learned", title_expanded),
    Family("probes-answered-yes", "learned", probes_answered_yes, is_held_out=True),
)
