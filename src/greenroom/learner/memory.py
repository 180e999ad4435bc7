"""When an item should be seen again: FSRS-6, each item by itself."""

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Final, NamedTuple, TypeAlias

import numpy as np

from greenroom.learner import fsrs
from greenroom.learner.fsrs import Strength
from greenroom.learner.grid import Doubles
from greenroom.model.evidence import Evidence
from greenroom.model.item import ItemHead
from greenroom.model.learner import Memory, Phase

DESIRED_RETENTION: Final = 0.9
DAY: Final = dt.timedelta(days=1)
CLOCK_SLACK: Final = DAY
"""A clock may go back by so much when it is corrected or a time zone was wrong."""
LATEST: Final = dt.datetime(9999, 1, 1, tzinfo=dt.UTC)
"""A clock far ahead must not make a time that cannot be written."""
MISSED, UNSURE, KNOWN, EASILY = fsrs.AGAIN, fsrs.HARD, fsrs.GOOD, fsrs.EASY
SURE_FROM: Final = 0.7
"""Confidence from which a right answer counts as recalled without effort."""
VERY_SURE_FROM: Final = 0.9
FAST_SHARE: Final = 0.5
"""Of an item's minutes: an answer in less is a fast one. A guess, until it can be fitted."""


Minutes: TypeAlias = Callable[[str], float | None]
"""What the author of the item with a uid thinks an answer takes; None if it is gone."""


def unmeasured(_uid: str) -> None:
    """For no item is it known what it takes; no recall then counts as an easy one."""


def minutes_from(find: Callable[[str], ItemHead | None]) -> Minutes:
    """What the items of a bank take; `find` gives the one with a uid, None if it is not there."""

    def minutes(uid: str) -> float | None:
        head = find(uid)
        return None if head is None else head.minutes

    return minutes


class Steps(NamedTuple):
    """Waits of less than a day, after which a memory is not yet or no longer trusted."""

    learning: tuple[dt.timedelta, ...]
    """Before the first review after days."""
    relearning: tuple[dt.timedelta, ...]
    """After a miss."""


CARD_STEPS: Final = Steps(
    (dt.timedelta(minutes=1), dt.timedelta(minutes=10)), (dt.timedelta(minutes=10),)
)
NO_STEPS: Final = Steps((), ())
"""A question of many minutes is not asked twice on one day."""


FULL_IN_WORDS: Final = 5 / 6
"""Score from which an open answer counts as a full one: hardly any is told as having it all."""


def steps_of(kind: str) -> Steps:
    """Cards are short enough to be seen several times on a day; other kinds wait for days."""
    return CARD_STEPS if kind == "card" else NO_STEPS


def review(
    memory: Memory | None, rating: int, at: dt.datetime, steps: Steps = CARD_STEPS
) -> Memory:
    """The memory of an item after a recall rated 1 (again) to 4 (easy).

    A clock that ran backwards is taken as no time passed.

    Args:
        memory: before; None for the first review.
        rating: of the recall.
        at: when it was made.
        steps: what the item's kind waits within a day.
    """
    if memory is None:
        found = fsrs.first(_one(rating))
        before = Memory(0.0, 0.0, at, at, 0, "learning")
    else:
        before, at = _in_order(memory, at)
        found = _after(before, rating, at)
    phase, step, wait = _placed(before, rating, steps)
    stability = float(found.stability[0])
    wait = wait or int(fsrs.intervals(found.stability, DESIRED_RETENTION)[0]) * DAY
    due = at + min(wait, max(LATEST - at, dt.timedelta()))
    return Memory(stability, float(found.difficulty[0]), at, due, before.reviews + 1, phase, step)


def remember(memory: Memory | None, piece: Evidence, minutes: float | None = None) -> Memory | None:
    """The memory of an item after a piece of evidence; None where nothing is known of it.

    Args:
        memory: before.
        piece: an answer to the item.
        minutes: what its author thinks an answer takes; None if the item is gone.
    """
    rating = rating_shown(piece, minutes)
    return memory if rating is None else review(memory, rating, piece.at, steps_of(piece.kind))


def rating_shown(piece: Evidence, minutes: float | None = None) -> int | None:
    """The recall that a piece of evidence shows, 1 to 4; None if it tells of none."""
    if piece.rating is not None or piece.score is None:
        return piece.rating
    is_full = piece.kind == "open" and piece.score >= FULL_IN_WORDS
    score = 1.0 if is_full else piece.score
    return rating_of(score, piece.confidence, piece.seconds, minutes)


def rating_of(
    score: float,
    confidence: float | None,
    seconds: float | None = None,
    minutes: float | None = None,
) -> int:
    """The recall that a graded answer shows: missed, in part or unsure, known, or known easily.

    Args:
        score: 0 to 1, less the price of hints: an answer that took one is never a full one.
        confidence: 0.5 to 1; None when not said.
        seconds: that the answer took; None if they were not measured.
        minutes: what the item's author thinks it takes; None if it is not known.
    """
    if score < 0.5:
        return MISSED
    if score < 1 or (confidence is not None and confidence < SURE_FROM):
        return UNSURE
    is_sure = confidence is not None and confidence >= VERY_SURE_FROM
    is_fast = seconds is not None and minutes is not None and seconds < FAST_SHARE * 60 * minutes
    return EASILY if is_sure and is_fast else KNOWN


def recall_at(memory: Memory, at: dt.datetime) -> float:
    """Chance of recall, 0 to 1, at a time after the last review; before it, that at the review."""
    return float(recalls_at([memory], at)[0])


def recalls_at(memories: Sequence[Memory], at: dt.datetime) -> Doubles:
    """(n,) chances of recall, each as `recall_at`."""
    return fsrs.retrievability(strength_of(memories).stability, days_since(memories, at))


def days_since(memories: Sequence[Memory], at: dt.datetime) -> Doubles:
    """(n,) from their last reviews to a time, parts of days included."""
    return np.array([(at - memory.last_review) / DAY for memory in memories], dtype=np.float64)


def strength_of(memories: Sequence[Memory]) -> Strength:
    """(n,) stability and difficulty."""
    return Strength(
        np.array([memory.stability for memory in memories], dtype=np.float64),
        np.array([memory.difficulty for memory in memories], dtype=np.float64),
    )


def _one(value: int) -> fsrs.Integers:
    return np.array([value], dtype=np.int64)


def _in_order(memory: Memory, at: dt.datetime) -> tuple[Memory, dt.datetime]:
    """The memory and the time of its next review, which is not before the last one."""
    if at >= memory.last_review:
        return memory, at
    if memory.last_review - at > CLOCK_SLACK:
        # The clock was far ahead then and is right now: that review was just made, for all
        # we know, and must not hold the item back until the wrong date.
        return replace(memory, last_review=at), at
    return memory, memory.last_review


def _after(memory: Memory, rating: int, at: dt.datetime) -> Strength:
    return fsrs.review(strength_of([memory]), _one((at - memory.last_review).days), _one(rating))


def _placed(before: Memory, rating: int, steps: Steps) -> tuple[Phase, int, dt.timedelta | None]:
    """Phase, step and wait after a review; no wait where the interval says it."""
    is_missed = rating == MISSED
    phase: Phase = before.phase
    if phase == "review" and is_missed:
        phase = "relearning"
    waits = {"learning": steps.learning, "review": (), "relearning": steps.relearning}[phase]
    if is_missed and waits:
        return phase, 0, waits[0]
    if rating == UNSURE and before.step < len(waits):
        return phase, before.step, _unsure(waits, before.step)
    if rating == KNOWN and before.step + 1 < len(waits):
        return phase, before.step + 1, waits[before.step + 1]
    return "review", 0, None


def _unsure(waits: tuple[dt.timedelta, ...], step: int) -> dt.timedelta:
    if step > 0:
        return waits[step]
    return (waits[0] + waits[1]) / 2 if len(waits) > 1 else waits[0] * 1.5
