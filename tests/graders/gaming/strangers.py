"""Answers to something else, and texts in other languages."""

from collections.abc import Sequence
from random import Random
from typing import Final

from greenroom.kinds.open.item import OpenItem
from tests.graders.gaming.family import Family, Make
from tests.graders.gaming.texts import blocks, key_terms, rubric_text, vocabulary

_GERMAN_FRAMES: Final = (
    "Bei {a} kommt es vor allem darauf an, dass man {b} nicht aus dem Blick verliert.",
    "Man sollte sich {a} immer in Ruhe ansehen, bevor man mit {b} weitermacht.",
    "Wer schon einmal mit {a} gearbeitet hat, der weiß, wie wichtig {b} dabei ist.",
    "Natürlich gehört auch {a} dazu, und zwar ebenso wie {b}.",
    "Ich habe {a} schon oft gesehen, meistens zusammen mit {b}.",
    "Ohne {a} wäre das alles gar nicht möglich, und ohne {b} erst recht nicht.",
    "Über {a} könnte man lange sprechen, über {b} sogar noch länger.",
    "Am Ende entscheidet {a}, und deshalb muss man {b} gut kennen.",
)


def distant(item: OpenItem, rng: Random, others: Sequence[OpenItem]) -> OpenItem:
    """An item on no common topic, of the half that shares the fewest words.

    Raises:
        ValueError: there is none.
    """
    ours = vocabulary(rubric_text(item))
    strange = [other for other in others if not set(other.topics) & set(item.topics)]
    if not strange:
        raise ValueError(f"no item on topics other than those of {item.uid}")
    strange.sort(key=lambda other: (_shared(ours, other), other.uid))
    return rng.choice(strange[: (len(strange) + 1) // 2])


def _shared(ours: frozenset[str], other: OpenItem) -> float:
    theirs = vocabulary(rubric_text(other))
    return len(ours & theirs) / max(1, len(ours | theirs))


def neighbouring(item: OpenItem) -> list[str]:
    """Textbook paragraphs on subjects that neither the item nor its rubric speaks of."""
    texts = (item.stem, rubric_text(item), *(word for point in item.points for word in point.also))
    known = " ".join([*texts, *item.topics]).lower()
    heads = [block.partition("\n") for block in blocks("textbook")]
    return [
        text
        for head, _, text in heads
        if not any(word in known for word in head.removeprefix("about: ").split(", "))
    ]


def distant_answer(item: OpenItem, rng: Random, others: Sequence[OpenItem]) -> str:
    """The strong answer to a question on something else."""
    return distant(item, rng, others).strong


def distant_weak_answer(item: OpenItem, rng: Random, others: Sequence[OpenItem]) -> str:
    """The weak answer to a question on something else."""
    return distant(item, rng, others).weak


def distant_terse_answer(item: OpenItem, rng: Random, others: Sequence[OpenItem]) -> str:
    """The terse answer to a question on something else."""
    other = distant(item, rng, others)
    terse = [sample.answer for sample in other.samples if sample.shows == "terse"]
    return rng.choice(terse or [other.strong])


def textbook(item: OpenItem, rng: Random, _others: Sequence[OpenItem]) -> str:
    """A paragraph of a textbook, right and on another subject."""
    return rng.choice(neighbouring(item))


def textbook_with_terms(item: OpenItem, rng: Random, _others: Sequence[OpenItem]) -> str:
    """A paragraph on another subject, between two sentences with the question's terms."""
    first, second, third = rng.sample(key_terms(item), 3)
    return (
        f"To understand {first}, one has to look at the basics first. "
        f"{rng.choice(neighbouring(item))} It is the same with {second} and {third}."
    )


def foreign(language: str) -> Make:
    """A family's way of making: paragraphs in a language, on something else."""

    def make(_item: OpenItem, rng: Random, _others: Sequence[OpenItem]) -> str:
        """Paragraphs in another language, on something else."""
        stock = blocks(language)
        return "\n\n".join(rng.sample(stock, rng.randint(1, len(stock))))

    return make


def german_with_terms(item: OpenItem, rng: Random, _others: Sequence[OpenItem]) -> str:
    """German sentences that say nothing, around the terms of the strong answer."""
    terms = rng.sample(key_terms(item), 2 * len(_GERMAN_FRAMES))
    frames = rng.sample(_GERMAN_FRAMES, len(_GERMAN_FRAMES))
    return " ".join(
        frame.format(a=a, b=b) for frame, a, b in zip(frames, terms[::2], terms[1::2], strict=True)
    )


def chinese_with_terms(item: OpenItem, rng: Random, _others: Sequence[OpenItem]) -> str:
    """A Chinese paragraph between whose sentences stand the terms of the strong answer."""
    stops = rng.choice(blocks("chinese")).split("\u3002")[:-1]
    terms = rng.sample(key_terms(item), len(stops))
    return "".join(f"{part} {term}\u3002" for part, term in zip(stops, terms, strict=True))


FAMILIES: Final = (
    Family("distant-answer", "learned", distant_answer),
    Family("distant-weak-answer", "learned", distant_weak_answer),
    Family("distant-terse-answer", "learned", distant_terse_answer, is_held_out=True),
    Family("textbook", "learned", textbook),
    Family("textbook-with-terms", "learned", textbook_with_terms, is_held_out=True),
    Family("german", "rule", foreign("german")),
    Family("spanish", "rule", foreign("spanish"), is_held_out=True),
    Family("chinese", "rule", foreign("chinese")),
    Family("french", "rule", foreign("french"), is_held_out=True),
    Family("latin", "rule", foreign("lorem")),
    Family("german-with-terms", "rule", german_with_terms, is_held_out=True),
    Family("chinese-with-terms", "rule", chinese_with_terms),
)
