"""Inputs of plans, with what a test does not care about filled in."""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import replace

from greenroom.coach.record import Inputs
from greenroom.coach.units import Subject, Unit
from greenroom.model.item import ItemHead
from greenroom.model.learner import LastSeen, Learner
from greenroom.model.target import Target
from tests.parts import START, head

TODAY = dt.date(2026, 11, 23)
"""A Monday."""
HOURS = (1.0, 1.0, 1.0, 1.0, 0.0, 3.0, 3.0)


def a_target(days: int | None = 28, hours: tuple[float, ...] = HOURS, zone: str = "UTC") -> Target:
    date = None if days is None else TODAY + dt.timedelta(days=days)
    return Target("ml-engineer-mid", date, hours, zone, START)


def items(topic: str, count: int, minutes: float = 5.0, kind: str = "choice") -> list[ItemHead]:
    return [
        replace(
            head(f"{topic}-{n}", kind=kind, topics=(topic,)), minutes=minutes, difficulty=n / 100
        )
        for n in range(count)
    ]


def a_subject(
    weights: Mapping[str, float],
    gaps: Mapping[str, float] | None = None,
    after: Mapping[str, Sequence[str]] | None = None,
    rounds: Mapping[str, str] | None = None,
) -> Subject:
    return Subject(weights, gaps or dict.fromkeys(weights, 1.0), after or {}, rounds or {})


def inputs(
    heads: Sequence[ItemHead],
    subject: Subject,
    target: Target | None = None,
    learner: Learner | None = None,
    **more: object,
) -> Inputs:
    made = Inputs(target or a_target(), TODAY, heads, learner or Learner("me"), subject)
    return replace(made, **more)  # type: ignore[arg-type] # the fields' own types, see the calls


def answered(*uids: str, score: float | None = 1.0) -> Learner:
    return Learner("me", seen={uid: LastSeen(START, score, 1, START) for uid in uids})


def a_unit(
    place: int, minutes: float, gain: float, after: Sequence[int] = (), topic: str = "t"
) -> Unit:
    return Unit(
        str(place), topic, f"Unit {place}", "problem", minutes, gain, tuple(map(str, after))
    )
