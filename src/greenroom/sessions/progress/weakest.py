"""The weakest topics, each with the next thing to do about it."""

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from greenroom.bank.topics import Topics
from greenroom.model.item import ItemHead
from greenroom.model.learner import Learner
from greenroom.sessions.progress.levels import Level, Levels

SHOWN: Final = 5
PRACTICE: Final = 5
"""Questions of a practice on one topic."""


@dataclass(frozen=True, slots=True)
class Weak:
    """A topic in which the level is low, and what to practise for it."""

    level: Level
    """Of the topic."""
    do: str
    """The next thing to do, a sentence."""
    practise: str
    """The topic to practise: itself, or one to know first."""
    length: int
    """Questions of that practice, as many as there are up to five."""


@dataclass(frozen=True, slots=True)
class _Stock:
    """Questions on a topic."""

    all: int
    new: int
    due: int


def weakest(
    found: Levels, heads: Iterable[ItemHead], learner: Learner, topics: Topics, now: dt.datetime
) -> tuple[Weak, ...]:
    """Topics that have answers and questions, the lowest mean first.

    A topic to know first comes before it where its own mean is lower still.
    """
    stocks = _stocks(heads, learner, now)
    answered = [topic for part in found.rounds for topic in part.topics if topic.name in stocks]
    lowest = sorted(answered, key=lambda level: (level.mean, level.name))[:SHOWN]
    known = {level.name: level for level in answered}
    return tuple(_weak(level, known, stocks, topics) for level in lowest)


def _stocks(heads: Iterable[ItemHead], learner: Learner, now: dt.datetime) -> Mapping[str, _Stock]:
    by_topic: dict[str, list[ItemHead]] = {}
    for head in heads:
        for topic in head.topics:
            by_topic.setdefault(topic, []).append(head)
    due = {uid for uid, memory in learner.memory.items() if memory.due <= now}
    return {topic: _stock(found, learner, due) for topic, found in by_topic.items()}


def _stock(heads: Sequence[ItemHead], learner: Learner, due: set[str]) -> _Stock:
    new = sum(head.uid not in learner.seen for head in heads)
    return _Stock(len(heads), new, sum(head.uid in due for head in heads))


def _weak(
    level: Level, known: Mapping[str, Level], stocks: Mapping[str, _Stock], topics: Topics
) -> Weak:
    before = [known[name] for name in topics.topic(level.name).after if name in known]
    first = min(before, key=lambda one: one.mean, default=level)
    if first.mean < level.mean:
        target, why = first, f"{first.title} comes first and is lower still."
    else:
        target, why = level, ""
    stock = stocks[target.name]
    said = " ".join(part for part in (why, _said(stock)) if part)
    return Weak(level, said, target.name, min(PRACTICE, stock.all))


def _said(stock: _Stock) -> str:
    due = f" {stock.due} due for review." if stock.due else ""
    if stock.new:
        return f"{stock.new} of {stock.all} questions are new to you.{due}"
    return f"All {stock.all} questions were answered; the least seen come back.{due}"
