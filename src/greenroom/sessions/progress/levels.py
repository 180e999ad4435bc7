"""The tree of abilities with its intervals, and where to go on."""

from collections.abc import Mapping
from dataclasses import dataclass

from greenroom.bank.topics import Topics
from greenroom.learner.grid import Doubles, range_of
from greenroom.learner.tree import Abilities


@dataclass(frozen=True, slots=True)
class Level:
    """One ability, in logits: 0 is an even chance at a question of medium difficulty."""

    name: str
    title: str
    n: int
    """Answers that tell of it directly."""
    mean: float
    low: float
    """90% interval."""
    high: float


@dataclass(frozen=True, slots=True)
class RoundLevel:
    """A round of interviews with its topics."""

    level: Level
    topics: tuple[Level, ...]
    """Those that have answers, in the order of the bank."""
    unanswered: int
    """Topics of the round without answers: all that is known of them is the round."""


@dataclass(frozen=True, slots=True)
class Levels:
    """Every ability."""

    overall: Level
    rounds: tuple[RoundLevel, ...]
    """In the order of the bank."""


def levels(found: Abilities, counts: Mapping[str, int], topics: Topics) -> Levels:
    """Mean and 90% interval of every ability that has answers, and of all rounds.

    Args:
        found: the abilities.
        counts: answers by topic.
        topics: what they are called.
    """
    tree = found.tree
    per_round = dict.fromkeys(tree.rounds, 0)
    for topic, place in tree.place.items():
        per_round[tree.rounds[tree.round_of[place]]] += counts.get(topic, 0)
    overall = _level("overall", "Overall", sum(per_round.values()), found.overall)
    order = [name for name in topics.rounds if name in tree.rounds]
    rounds = tuple(_round(found, counts, topics, name, per_round[name]) for name in order)
    return Levels(overall, rounds)


def _round(
    found: Abilities, counts: Mapping[str, int], topics: Topics, name: str, n: int
) -> RoundLevel:
    tree = found.tree
    place = tree.rounds.index(name)
    members = [topic for topic, at in tree.place.items() if tree.round_of[at] == place]
    answered = [topic for topic in members if counts.get(topic, 0) > 0]
    below = tuple(
        _level(topic, topics.title(topic), counts[topic], found.topics[tree.place[topic]])
        for topic in answered
    )
    level = _level(name, topics.rounds[name], n, found.rounds[place])
    return RoundLevel(level, below, len(members) - len(answered))


def _level(name: str, title: str, n: int, chances: Doubles) -> Level:
    mean, low, high, _ = range_of(chances)
    return Level(name, title, n, mean, low, high)
