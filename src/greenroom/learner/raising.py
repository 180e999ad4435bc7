"""What would raise readiness most: the gain of an hour on each topic."""

import math
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

import numpy as np

from greenroom.learner.grid import chance_above
from greenroom.learner.readiness import TopicLevel, band, chances_above, topic_level
from greenroom.learner.tree import Abilities
from greenroom.model.loop import Loop

LIFT: Final = 0.3
"""Assumed, not measured: by as many logits a topic rises when its questions are worked through."""
LEAST_HOURS: Final = 0.5
MOST_HOURS: Final = 3.0
"""Assumed as well: no lift takes less, and none needs more, however many questions there are."""
ASSUMPTION: Final = (
    f"Assumed, not measured: working through the questions of a topic, {LEAST_HOURS:g} to "
    f"{MOST_HOURS:g} hours of them, lifts your level on it by {LIFT:g} logits where it is below "
    "the bar, and by nothing where it is above."
)


@dataclass(frozen=True, slots=True)
class Raise:
    """What work on one topic would bring."""

    standing: TopicLevel
    share: float
    """Of the topic in the loop, 0 to 1."""
    round: str
    """Title of the round in which it weighs most."""
    bar: float
    """Of the rounds that ask for it, by their weights, in logits."""
    below: float
    """Chance that the topic's level is below that bar."""
    gain: float
    """In the chance that the loop's level meets its bar, 0 to 1."""
    hours: float

    @property
    def per_hour(self) -> float:
        """Gain of an hour."""
        return self.gain / self.hours

    def reason(self, title: str, is_wide: bool) -> str:
        """Why it stands where it does; the gain's number only where the level is not wide.

        Args:
            title: what people call the topic.
            is_wide: whether the loop's level is.
        """
        points = 100 * self.per_hour
        worth = f"about {points:.1f} points" if points >= 0.05 else "less than 0.1 points"
        gain = "" if is_wide else f", {worth} of the chance an hour"
        return (
            f"{title} is {self.share:.1%} of this loop, most of it in {self.round}. Your level "
            f"there is {self.standing.told}, against a bar of {self.bar:.1f}: "
            f"{band(1 - self.below)}. A lift takes about {self.hours:.1f} hours of questions{gain}."
        )


def raising(
    abilities: Abilities, loop: Loop, counts: Mapping[str, int], hours: Mapping[str, float]
) -> tuple[Raise, ...]:
    """What work on each topic would add to readiness, the most an hour first.

    The gain is the chance that the loop's level meets its bar after a lift of the topic, less that
    of today. A topic rises by LIFT times the chance that it is below the bar of the rounds that
    ask for it: what is above needs no work. The loop's level rises by the topic's share of that.

    Args:
        abilities: of the person.
        loop: the rounds with their bars.
        counts: answers by topic.
        hours: of questions by topic; topics without questions cannot be worked on here.
    """
    shares = {
        topic: share
        for topic, share in loop.topics.items()
        if hours.get(topic, 0.0) > 0 and topic in abilities.tree.place
    }
    bars = {topic: _bar(loop, topic) for topic in shares}
    below = {topic: 1 - _above(abilities, topic, bars[topic]) for topic in shares}
    lifts = np.array([0.0, *(LIFT * below[topic] * shares[topic] for topic in shares)])
    level = abilities.composite(loop.topics)
    now, *then = chances_above(level, lifts, loop.bar, loop.bar_sd).tolist()
    found = (
        Raise(
            standing=topic_level(abilities, topic, counts.get(topic, 0)),
            share=shares[topic],
            round=_round_of(loop, topic),
            bar=bars[topic],
            below=below[topic],
            gain=max(0.0, after - now),
            hours=min(MOST_HOURS, max(LEAST_HOURS, hours[topic])),
        )
        for topic, after in zip(shares, then, strict=True)
    )
    return tuple(sorted(found, key=lambda one: -one.per_hour))


def _above(abilities: Abilities, topic: str, bar: float) -> float:
    return chance_above(abilities.topics[abilities.tree.place[topic]], bar)


def _weights(loop: Loop, topic: str) -> list[float]:
    """Of a topic in each round of the loop, together its share of the loop."""
    return [
        share * round_.topics.get(topic, 0.0)
        for round_, share in zip(loop.rounds, loop.shares, strict=True)
    ]


def _bar(loop: Loop, topic: str) -> float:
    weights = _weights(loop, topic)
    bars = (weight * round_.bar for round_, weight in zip(loop.rounds, weights, strict=True))
    return math.fsum(bars) / math.fsum(weights)


def _round_of(loop: Loop, topic: str) -> str:
    weights = _weights(loop, topic)
    return loop.rounds[weights.index(max(weights))].title
