"""Fluent answers on the question in which what is said is wrong."""

from collections.abc import Sequence
from random import Random
from typing import Final

from greenroom.kinds.open.item import Misconception, OpenItem
from tests.graders.gaming.antonyms import swapped
from tests.graders.gaming.family import Family
from tests.graders.gaming.negation import denied_text
from tests.graders.gaming.texts import capital_first, sentences, shuffled, small_first

_LEADS: Final = (
    "To begin with, ",
    "One has to know that ",
    "In my experience ",
    "Besides, ",
    "It is also clear that ",
    "As far as I know, ",
    "Then there is the fact that ",
    "On top of that, ",
    "I would also say that ",
    "Finally, ",
)


def points_denied(item: OpenItem, _rng: Random, _others: Sequence[OpenItem]) -> str:
    """Each point with its statements denied."""
    return denied_text([point.text for point in item.points])


def wordings_denied(item: OpenItem, rng: Random, _others: Sequence[OpenItem]) -> str:
    """Another wording of each point with its statements denied."""
    return denied_text([rng.choice(point.also) for point in item.points])


def strong_denied(item: OpenItem, _rng: Random, _others: Sequence[OpenItem]) -> str:
    """The strong answer with each statement denied."""
    return denied_text(sentences(item.strong))


def strong_swapped(item: OpenItem, _rng: Random, _others: Sequence[OpenItem]) -> str:
    """The sentences of the strong answer that have an antonym, each with it turned round."""
    return " ".join(filter(None, (swapped(sentence) for sentence in sentences(item.strong))))


def points_swapped(item: OpenItem, rng: Random, _others: Sequence[OpenItem]) -> str:
    """Each point with a word turned round; denied if it has none."""
    return " ".join(swapped(point.text, rng) or denied_text([point.text]) for point in item.points)


def wordings_swapped(item: OpenItem, rng: Random, _others: Sequence[OpenItem]) -> str:
    """All wordings that have an antonym, one for each point, with it turned round."""
    turned: list[str] = []
    for point in item.points:
        wordings = (swapped(text, rng) for text in shuffled(point.also, rng))
        turned += [next(filter(None, wordings), denied_text([point.also[0]]))]
    return " ".join(turned)


def misconceptions(item: OpenItem, rng: Random, _others: Sequence[OpenItem]) -> str:
    """The misconceptions and another wording of each, stitched together."""
    held = [
        text for wrong in shuffled(item.misconceptions, rng) for text in _two_wordings(wrong, rng)
    ]
    return _stitched(held, rng)


def _two_wordings(wrong: Misconception, rng: Random) -> list[str]:
    return [wrong.text, *rng.sample(wrong.also, min(1, len(wrong.also)))]


def misconceptions_reworded(item: OpenItem, rng: Random, _others: Sequence[OpenItem]) -> str:
    """The other wordings of the misconceptions, stitched together."""
    held = [text for wrong in item.misconceptions for text in wrong.also or (wrong.text,)]
    return _stitched(shuffled(held, rng), rng)


def opposites_by_point(item: OpenItem, rng: Random, _others: Sequence[OpenItem]) -> str:
    """Each point's opposite, where the item has a misconception that turns it round."""
    by_point = {wrong.corrects: wrong for wrong in item.misconceptions if wrong.corrects}
    turned = [
        by_point[point.id].text if point.id in by_point else denied_text([point.text])
        for point in item.points
    ]
    return _stitched(turned, rng)


def _stitched(statements: Sequence[str], rng: Random) -> str:
    joined: list[str] = []
    for place, statement in enumerate(statements):
        lead = rng.choice(_LEADS) if place % 2 else ""
        joined.append(lead + small_first(statement) if lead else capital_first(statement))
    return " ".join(joined)


FAMILIES: Final = (
    Family("points-denied", "antonym", points_denied),
    Family("wordings-denied", "antonym", wordings_denied, is_held_out=True),
    Family("strong-denied", "antonym", strong_denied),
    Family("antonyms-in-strong", "antonym", strong_swapped, is_held_out=True),
    Family("antonyms-in-points", "antonym", points_swapped),
    Family("antonyms-in-wordings", "antonym", wordings_swapped, is_held_out=True),
    Family("misconceptions", "antonym", misconceptions),
    Family("misconceptions-reworded", "antonym", misconceptions_reworded, is_held_out=True),
    Family("misconceptions-by-point", "antonym", opposites_by_point),
)
