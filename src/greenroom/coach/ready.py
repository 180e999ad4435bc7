"""A learner's readiness for a loop of the bank."""

import datetime as dt
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from greenroom.bank.bank import Bank
from greenroom.learner.ability import abilities, counts
from greenroom.learner.raising import Raise, raising
from greenroom.learner.readiness import Readiness, TooFew, readiness
from greenroom.learner.tree import Tree
from greenroom.model.item import ItemHead
from greenroom.model.learner import Learner
from greenroom.model.loop import Loop


class Prospect(NamedTuple):
    """Where a learner stands against a loop, and what would raise it."""

    standing: Readiness | TooFew
    raises: tuple[Raise, ...]
    """The most an hour first; none while there are too few answers."""


def prospect(bank: Bank, learner: Learner, loop: Loop, at: dt.datetime) -> Prospect:
    """Readiness for a loop of this bank, with what is forgotten by then."""
    found = abilities(learner, Tree.of(bank.topics.round_of), at)
    answers, hours = counts(learner), question_hours(bank.heads())
    standing = readiness(found, loop, answers, hours)
    if isinstance(standing, TooFew):
        return Prospect(standing, ())
    return Prospect(standing, raising(found, loop, answers, hours))


def question_hours(heads: Iterable[ItemHead]) -> Mapping[str, float]:
    """Hours of questions by topic; a question tells of its first topic alone."""
    hours: dict[str, float] = {}
    for head in heads:
        hours[head.topics[0]] = hours.get(head.topics[0], 0.0) + head.minutes / 60
    return hours
