"""The level of each round of a loop against its bar, week by week."""

import datetime as dt
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np

from greenroom.learner.ability import abilities, answers, counts
from greenroom.learner.grid import SHARE_90, Doubles, Range
from greenroom.learner.readiness import LEAST_ANSWERS, against
from greenroom.learner.tree import Composite, Tree
from greenroom.model.learner import Learner
from greenroom.model.loop import Loop, LoopRound
from greenroom.sessions.progress.history import Week

_REACH: Final = 5.0
"""Standard deviations on either side within which quantiles are looked for."""
_NODES: Final = 81
_P: Final = 0.3275911
_A: Final = (0.254829592, -0.284496736, 1.421413741, -1.453152027, 1.061405429)


@dataclass(frozen=True, slots=True)
class LevelAt:
    """A level at one time, in logits."""

    at: dt.datetime
    mean: float
    low: float
    """90% interval."""
    high: float


@dataclass(frozen=True, slots=True)
class RoundOverTime:
    """The level of one round against its bar."""

    name: str
    title: str
    answers: int
    """On its topics; its level also follows from answers on others."""
    bar: float
    """In logits."""
    bar_sd: float
    points: tuple[LevelAt, ...]
    """At the end of each week from the one on in which there were enough answers, and now."""
    chance: float | None
    """That the level meets the bar; None while the level is too uncertain for a number."""
    chance_low: float
    """90% interval of the chance, were the level known."""
    chance_high: float
    words: str
    """The chance as a band."""


@dataclass(frozen=True, slots=True)
class OverTime:
    """Every round of a loop; none before there are enough answers."""

    loop: str
    title: str
    answers: int
    missing: int
    """Answers until anything is said; 0 once it is."""
    rounds: tuple[RoundOverTime, ...]


def past_levels(weeks: Sequence[Week], tree: Tree, loop: Loop) -> tuple[tuple[LevelAt, ...], ...]:
    """The level of each round at the end of each week from which on there were enough answers."""
    told = [week for week in weeks if answers(week.learner, tree) >= LEAST_ANSWERS]
    read = [(week.end, abilities(week.learner, tree, week.end)) for week in told]
    return tuple(
        tuple(_level(end, found.composite(part.topics)) for end, found in read)
        for part in loop.rounds
    )


def over_time(
    past: Sequence[tuple[LevelAt, ...]], learner: Learner, tree: Tree, loop: Loop, now: dt.datetime
) -> OverTime:
    """The level of each round at the end of each week and now.

    Args:
        past: of each round, what `past_levels` found.
        learner: the state of now.
        tree: of the topics.
        loop: whose rounds and bars are meant.
        now: the last point.
    """
    count = answers(learner, tree)
    if count < LEAST_ANSWERS:
        return OverTime(loop.slug, loop.title, count, LEAST_ANSWERS - count, ())
    present, per_topic = abilities(learner, tree, now), counts(learner)
    rounds = tuple(
        _round(part, levels, present.composite(part.topics), per_topic, now)
        for part, levels in zip(loop.rounds, past, strict=True)
    )
    return OverTime(loop.slug, loop.title, count, 0, rounds)


def _round(
    part: LoopRound,
    past: tuple[LevelAt, ...],
    level: Composite,
    per_topic: Mapping[str, int],
    now: dt.datetime,
) -> RoundOverTime:
    present = against(level, part.bar, part.bar_sd)
    return RoundOverTime(
        part.id,
        part.title,
        sum(per_topic.get(topic, 0) for topic in part.topics),
        part.bar,
        part.bar_sd,
        (*(point for point in past if point.at < now), _level(now, level)),
        None if present.is_wide else present.chance.value,
        present.chance.low,
        present.chance.high,
        present.words,
    )


def _level(at: dt.datetime, composite: Composite) -> LevelAt:
    found = interval(composite)
    return LevelAt(at, found.mean, found.low, found.high)


def interval(composite: Composite) -> Range:
    """Mean, 90% interval and standard deviation of a mixture of normals, in logits.

    Its distribution function is taken at points an eighth of a standard deviation apart and is
    straight between them, which moves a quantile by less than 0.005 standard deviations: one call
    for all points, where each week of each round has to be told.
    """
    sd = composite.sd
    points = composite.centre + np.linspace(-_REACH, _REACH, _NODES) * max(sd, 1e-6)
    spread = np.sqrt(np.maximum(composite.variance, 1e-12))
    below = composite.chance @ _normal_below((points - composite.mean[:, None]) / spread[:, None])
    low, high = np.interp((SHARE_90, 1 - SHARE_90), below, points)
    return Range(composite.centre, float(low), float(high), sd)


def _normal_below(scores: Doubles) -> Doubles:
    """Share of the standard normal distribution below each score, to 1e-7.

    By 7.1.26 of Abramowitz and Stegun, Handbook of Mathematical Functions (1964): a tenth of the
    time of the exact function, and half a million are needed for a page.
    """
    far = np.abs(scores) / math.sqrt(2)
    t = 1 / (1 + _P * far)
    above = t * np.polynomial.polynomial.polyval(t, _A) * np.exp(-far * far) / 2
    return np.where(scores > 0, 1 - above, above)
