"""Readiness: the chance that a person's level meets the bars of an interview loop.

It is no chance of an offer: bars are their author's judgement, and a loop asks for more than a
level.
"""

import math
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final, NamedTuple

import numpy as np

from greenroom.learner.grid import SHARE_90, Doubles, Range, range_of
from greenroom.learner.tree import Abilities, Composite
from greenroom.model.loop import Loop, LoopRound

LEAST_ANSWERS: Final = 12
"""Before as many answers nothing is said: the length of the placement."""
WIDE_SD: Final = 0.45
"""Of a level, in logits: above it a chance is told in words."""
NOT_MEASURED: Final = "not measured: no question is mainly about its topics yet"
LEAST_VARIANCE: Final = 1e-12
WEAKEST: Final = 3
"""Topics that are named for each round."""
HALVINGS: Final = 40
"""Of an interval of 10 standard deviations: more than doubles can tell apart in print."""
BANDS: Final = (
    (0.15, "most likely below the bar"),
    (0.4, "more likely below the bar than above it"),
    (0.6, "too close to the bar to tell"),
    (0.85, "more likely above the bar than below it"),
    (1.0, "most likely above the bar"),
)
"""What is said of a chance up to each of these."""

_erfc = np.vectorize(math.erfc, otypes=[np.float64])


class Chance(NamedTuple):
    """That a level meets a bar, 0 to 1."""

    value: float
    """Over all that the level and the bar may be."""
    low: float
    """90% interval: where it would most likely be if the level were known exactly."""
    high: float


@dataclass(frozen=True, slots=True)
class Against:
    """A level beside a bar, in logits."""

    level: Range
    bar: float
    bar_sd: float
    chance: Chance

    @property
    def is_wide(self) -> bool:
        """Then the chance is told in words, without its number."""
        return self.level.sd > WIDE_SD

    @property
    def words(self) -> str:
        """The chance as a band."""
        return band(self.chance.value)

    @property
    def told(self) -> str:
        """The chance as people read it: `62%, 90% interval 41% to 80%`, or in words."""
        if self.is_wide:
            return self.words
        value, low, high = map(percent, self.chance)
        return f"{value}, 90% interval {low} to {high}"

    @property
    def level_told(self) -> str:
        """Such as `-0.2 (-0.9 to 0.5)`."""
        return range_told(self.level)


@dataclass(frozen=True, slots=True)
class TopicLevel:
    """Where a person stands on one topic."""

    topic: str
    level: Range
    answers: int

    @property
    def told(self) -> str:
        """Such as `-0.2 (-0.9 to 0.5) after 3 answers`."""
        count = f"{self.answers} answer" if self.answers == 1 else f"{self.answers or 'no'} answers"
        return f"{range_told(self.level)} after {count}"


@dataclass(frozen=True, slots=True)
class RoundReadiness:
    """A round of a loop and how the person's level compares."""

    round: LoopRound
    against: Against
    answers: int
    """On topics of the round; its level also follows from answers on others."""
    weakest: tuple[TopicLevel, ...]
    """Those with the lowest level, of what can be practised."""
    unmeasured: tuple[str, ...]
    """Its topics that no question is mainly about: there only others tell of the level."""

    @property
    def is_measured(self) -> bool:
        """Whether any of its topics has a question that is mainly about it."""
        return len(self.unmeasured) < len(self.round.topics)

    @property
    def measured_share(self) -> float:
        """Weight of the topics that are measured, 0 to 1."""
        return 1.0 - math.fsum(self.round.topics[topic] for topic in self.unmeasured)

    @property
    def told(self) -> str:
        """The chance as people read it, or that there is none."""
        return self.against.told if self.is_measured else NOT_MEASURED


@dataclass(frozen=True, slots=True)
class Readiness:
    """Where a person stands against a loop."""

    loop: Loop
    overall: Against
    rounds: tuple[RoundReadiness, ...]
    answers: int
    """Over all topics."""


@dataclass(frozen=True, slots=True)
class TooFew:
    """There are too few answers to say anything."""

    loop: Loop
    answers: int

    @property
    def missing(self) -> int:
        """Answers until something is said."""
        return LEAST_ANSWERS - self.answers


def band(chance: float) -> str:
    """A chance, 0 to 1, in words."""
    return next((words for limit, words in BANDS if chance <= limit), BANDS[-1][1])


def percent(chance: float) -> str:
    """A chance, 0 to 1, without a certainty that nobody has."""
    return "under 1%" if chance < 0.01 else "over 99%" if chance > 0.99 else f"{chance:.0%}"


def range_told(level: Range) -> str:
    """A level and its 90% interval in logits."""
    mean, low, high = (f"{round(at, 1) + 0.0:.1f}" for at in level[:3])
    return f"{mean} ({low} to {high})"


def readiness(
    abilities: Abilities, loop: Loop, counts: Mapping[str, int], hours: Mapping[str, float]
) -> Readiness | TooFew:
    """How a person's level compares with each round of a loop, and with all of them.

    The loop's level is the mean of its rounds' levels by their weights, its bar that of their
    bars: strength in one round makes up for weakness in another.

    Args:
        abilities: of the person.
        loop: the rounds with their bars; of each some topic is in the tree.
        counts: answers by topic.
        hours: of the questions that are mainly about each topic; those without are not named.
    """
    answers = sum(n for topic, n in counts.items() if topic in abilities.tree.place)
    if answers < LEAST_ANSWERS:
        return TooFew(loop, answers)
    overall = against(abilities.composite(loop.topics), loop.bar, loop.bar_sd)
    rounds = tuple(_round(abilities, round_, counts, hours) for round_ in loop.rounds)
    return Readiness(loop, overall, rounds, answers)


def against(level: Composite, bar: float, bar_sd: float) -> Against:
    """A level beside a bar that is uncertain itself.

    Args:
        level: in logits.
        bar: in logits.
        bar_sd: above 0, in logits.
    """
    spread = Range(
        level.centre, quantile(level, SHARE_90), quantile(level, 1 - SHARE_90), _sd(level)
    )
    return Against(spread, bar, bar_sd, _chance(level, spread, bar, bar_sd))


def _chance(level: Composite, spread: Range, bar: float, bar_sd: float) -> Chance:
    """The chance that a level C meets a bar B, and its 90% interval.

    The chance is P(C > B) = sum over g of p(g) Phi((m(g) - bar) / sqrt(v(g) + bar_sd^2)): p, m and
    v are those of the composite, B is normal. All uncertainty of level and bar is in it.

    A chance that has everything in it has no interval of its own, so the interval says something
    else: were the level known to be c, the chance would be Phi((c - bar) / bar_sd), since then only
    the bar is uncertain. That rises with c, so the 5% and 95% quantiles of C give those of this
    chance. It answers "how much could more answers move the number?", and shrinks with them to the
    number itself. It is not where the number itself lies with 90%: it is wide as long as the level
    is uncertain by more than the bar is. The number is the mean of what the interval describes; a
    mean can lie beyond the 95% quantile of something very skewed, and there the interval is widened
    to hold it.
    """
    value = float(chances_above(level, np.zeros(1), bar, bar_sd)[0])
    low, high = normal_below((np.array([spread.low, spread.high]) - bar) / bar_sd).tolist()
    return Chance(value, min(low, value), max(high, value))


def chances_above(level: Composite, lifts: Doubles, bar: float, bar_sd: float) -> Doubles:
    """(n,) chance that the level meets the bar after each lift (n,) of it; all in logits."""
    spread = np.sqrt(np.maximum(level.variance, 0.0) + bar_sd**2)
    found: Doubles = normal_below((level.mean + lifts[:, None] - bar) / spread) @ level.chance
    return np.clip(found, 0.0, 1.0)


def _sd(level: Composite) -> float:
    # Of a level that is all but certain the difference can be a hair below 0.
    variance = float(level.chance @ (level.variance + level.mean**2)) - level.centre**2
    return math.sqrt(max(variance, LEAST_VARIANCE))


def quantile(level: Composite, share: float) -> float:
    """The level in logits below which a share, 0.05 to 0.95, of its distribution lies."""
    spread = np.sqrt(np.maximum(level.variance, LEAST_VARIANCE))
    # By Cantelli's inequality at most 5% lie further than 4.4 standard deviations to one side.
    reach = 5 * _sd(level)
    low, high = level.centre - reach, level.centre + reach
    for _ in range(HALVINGS):
        middle = (low + high) / 2
        if float(level.chance @ normal_below((middle - level.mean) / spread)) < share:
            low = middle
        else:
            high = middle
    return (low + high) / 2


def normal_below(scores: Doubles) -> Doubles:
    """Phi: the share of the standard normal distribution below each score."""
    # Not of scipy.special, whose import takes longer than all that is computed with it here.
    found: Doubles = 0.5 * _erfc(-scores / math.sqrt(2))
    return found


def topic_level(abilities: Abilities, topic: str, answers: int) -> TopicLevel:
    """Where a person stands on a topic of the tree."""
    return TopicLevel(topic, range_of(abilities.topics[abilities.tree.place[topic]]), answers)


def _round(
    abilities: Abilities,
    round_: LoopRound,
    counts: Mapping[str, int],
    hours: Mapping[str, float],
) -> RoundReadiness:
    there = [t for t in round_.topics if hours.get(t, 0.0) > 0 and t in abilities.tree.place]
    levels = [topic_level(abilities, topic, counts.get(topic, 0)) for topic in there]
    return RoundReadiness(
        round=round_,
        against=against(abilities.composite(round_.topics), round_.bar, round_.bar_sd),
        answers=sum(counts.get(topic, 0) for topic in round_.topics),
        weakest=tuple(sorted(levels, key=lambda found: _weakness(found, round_))[:WEAKEST]),
        unmeasured=tuple(t for t in round_.topics if hours.get(t, 0.0) <= 0),
    )


def _weakness(standing: TopicLevel, round_: LoopRound) -> tuple[float, float]:
    """Lowest first; where the levels are the same to a hundredth, the topic with most weight."""
    return round(standing.level.mean, 2), -round_.topics[standing.topic]
