"""When enough has been asked: each rule says it in a sentence with its numbers, or says nothing.

A session is as long as it was promised to be; a rule offers to end it, and ends nothing.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from greenroom.learner.readiness import percent

LEAST_ANSWERS: Final = 12
"""Below this nothing is said of a level."""
NARROW_SD: Final = 0.3
"""Standard deviation of a level that is known well enough, in logits."""
DECIDED: Final = 0.45
"""How far from an even chance a decision about the bar is clear."""
LEAST_GAIN: Final = 0.01
"""Share of the level's variance that another answer should take away. A share, and not squared
logits: answers to doubtful items each take little, and many of them still tell a lot."""
NORMAL_90: Final = 1.645
"""Standard deviations to either side in which nine tenths of a normal distribution lie."""


@dataclass(frozen=True, slots=True)
class Progress:
    """What a person's answers say by now, and what is left to ask."""

    answers: int
    sd: float
    """Of the level, in logits."""
    readiness: float | None = None
    """Chance that the level meets the bar; None where no bar was chosen."""
    minutes_left: float | None = None
    """None where time is not limited."""
    shortest: float | None = None
    """Minutes of the shortest question left; None where none is left."""
    gain: float | None = None
    """Variance that the best question left is expected to take away, in squared logits; below 0
    where earlier answers fade faster than that. None where none is left."""


def by_interval(progress: Progress) -> str | None:
    """The level is known well enough."""
    if progress.answers < LEAST_ANSWERS or progress.sd > NARROW_SD:
        return None
    return (
        f"You can stop: {progress.answers} answers tell your level to within "
        f"{_within(progress.sd)} either way (90% interval)"
    )


def by_decision(progress: Progress) -> str | None:
    """It is clear whether the level meets the bar."""
    chance = progress.readiness
    if progress.answers < LEAST_ANSWERS or chance is None or abs(chance - 0.5) <= DECIDED:
        return None
    side = "above" if chance > 0.5 else "below"
    return (
        f"You can stop: after {progress.answers} answers the chance that your level meets the bar "
        f"is {percent(chance)}, clearly {side} an even one"
    )


def by_time(progress: Progress) -> str | None:
    """No question that is left fits into the time."""
    left, needed = progress.minutes_left, progress.shortest
    if left is None or needed is None or left >= needed:
        return None
    if left <= 0:
        return "You can stop: the time is over"
    return (
        f"You can stop: {_minutes(left)} left, and the shortest question takes {_minutes(needed)}"
    )


def by_gain(progress: Progress) -> str | None:
    """No question that is left would tell much."""
    gain = progress.gain
    if progress.answers < LEAST_ANSWERS or gain is None or gain >= LEAST_GAIN * progress.sd**2:
        return None
    after = _within(max(progress.sd**2 - max(gain, 0.0), 0.0) ** 0.5)
    now = _within(progress.sd)
    effect = "hardly narrow it" if after == now else f"make that {after}"
    return (
        f"You can stop: {progress.answers} answers tell your level to within {now} either way "
        f"(90% interval), and the best question left would {effect}"
    )


RULES: Final[tuple[Callable[[Progress], str | None], ...]] = (
    by_time,
    by_interval,
    by_decision,
    by_gain,
)


def advice(progress: Progress) -> str | None:
    """What the first rule that speaks says, a sentence without its full stop; None to go on."""
    return next((said for rule in RULES if (said := rule(progress))), None)


def _within(sd: float) -> str:
    return f"{NORMAL_90 * sd:.2f}"


def _minutes(minutes: float) -> str:
    if minutes < 1:
        return "less than a minute"
    whole = round(minutes)
    return "1 minute" if whole == 1 else f"{whole} minutes"
