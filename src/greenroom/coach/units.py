"""Pieces of work: the items that are still worth doing for a loop, and what each may gain.

Assumed, until it can be fitted: `minutes` of work on a topic close 1 - exp(-minutes / CLOSING) of
what lacks there, so that each further piece gains less than the one before it (concave), and pieces
of a topic are done from easy to hard.
"""

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final, Literal, TypeAlias, get_args

import numpy as np

from greenroom.learner.grid import GRID
from greenroom.learner.tree import Abilities
from greenroom.model.item import ItemHead
from greenroom.model.learner import Learner

Output: TypeAlias = Literal["problem", "case", "story", "card", "mock", "review"]
OUTPUTS: Final[tuple[Output, ...]] = get_args(Output)
CLOSING_MINUTES: Final = 120.0
"""Of work on a topic, after which 63% of what lacked is assumed to be closed. A guess."""
MARGIN: Final = 0.5
"""How far above the bar, in logits, work on a topic still counts: a bar is met with room to spare,
or by chance."""
WELL: Final = 0.8
"""Score from which an item is done well and is not planned again."""
ENTRY: Final = 2
"""Pieces of a topic that come before the first piece of a topic that builds on it."""
STORY_ROUNDS: Final = frozenset({"behavioral"})
CASE_ROUNDS: Final = frozenset({"case", "design"})


@dataclass(frozen=True, slots=True)
class Unit:
    """One piece of work that can be chosen or left."""

    id: str
    topic: str
    title: str
    output: Output
    minutes: float
    """Above 0."""
    gain: float
    """Weight of its topic times what it is assumed to add there, in logits; at least 0."""
    after: tuple[str, ...] = ()
    """Ids of the units that must come first."""


@dataclass(frozen=True)
class Subject:
    """What pieces of work are made for."""

    weights: Mapping[str, float]
    """Share of each topic in the loop; topics that are not asked about are left out."""
    gaps: Mapping[str, float]
    """What lacks in each topic, in logits, at least 0; see `gaps`."""
    after: Mapping[str, Sequence[str]]
    """Topics to know before each topic."""
    rounds: Mapping[str, str]
    """The round of each topic."""
    role: str = ""
    """Items for other roles are left out; empty for all."""


def gaps(abilities: Abilities, bars: Mapping[str, float]) -> Mapping[str, float]:
    """Expected shortfall of each topic: the mean of max(0, bar + MARGIN - ability), in logits.

    Uncertainty counts: who was asked little is expected to lack something everywhere.

    bars: the bar of each topic, in logits.
    """
    found: dict[str, float] = {}
    for topic, bar in bars.items():
        place = abilities.tree.place.get(topic)
        if place is not None:
            short = np.maximum(0.0, bar + MARGIN - GRID)
            found[topic] = float(abilities.topics[place] @ short)
    return found


def output_of(head: ItemHead, rounds: Mapping[str, str]) -> Output:
    """As what an item counts: by its kind, and by the round of its first topic."""
    if head.kind == "card":
        return "card"
    round_ = rounds.get(head.topics[0], "")
    if round_ in STORY_ROUNDS:
        return "story"
    return "case" if head.kind == "open" and round_ in CASE_ROUNDS else "problem"


def units_of(heads: Sequence[ItemHead], learner: Learner, subject: Subject) -> list[Unit]:
    """Every piece of work for the subject, those of a topic from easy to hard.

    What is waiting to be reviewed is none: reviews have minutes of their own.
    """
    needed = needed_topics(subject)
    by_topic: dict[str, list[ItemHead]] = {}
    done: dict[str, int] = {}
    for head in heads:
        topic = head.topics[0]
        if topic not in needed or not _is_for(head, subject.role):
            continue
        if _is_left(head, learner):
            by_topic.setdefault(topic, []).append(head)
        else:
            done[topic] = done.get(topic, 0) + 1
    chains = {
        topic: _chain(topic, sorted(left, key=lambda head: (head.difficulty, head.path)), subject)
        for topic, left in by_topic.items()
    }
    return _after_others(chains, subject.after, needed, done)


def needed_topics(subject: Subject) -> frozenset[str]:
    """Topics that the loop asks about, and all that come before them."""
    needed: set[str] = set()
    waiting = [topic for topic, weight in subject.weights.items() if weight > 0]
    while waiting:
        topic = waiting.pop()
        if topic not in needed:
            needed.add(topic)
            waiting.extend(subject.after.get(topic, ()))
    return frozenset(needed)


def ordered(topics: Iterable[str], after: Mapping[str, Sequence[str]]) -> list[str]:
    """The topics so that each follows those it builds on; a circle is cut where it closes."""
    wanted = dict.fromkeys(topics)
    found: dict[str, None] = {}
    entered: set[str] = set()

    def visit(topic: str) -> None:
        if topic not in entered:
            entered.add(topic)
            for before in after.get(topic, ()):
                visit(before)
            found[topic] = None

    for topic in wanted:
        visit(topic)
    return [topic for topic in found if topic in wanted]


def _is_for(head: ItemHead, role: str) -> bool:
    return not role or not head.roles or role in head.roles


def _is_left(head: ItemHead, learner: Learner) -> bool:
    last = learner.seen.get(head.uid)
    if last is None:
        return True
    return head.uid not in learner.memory and last.score is not None and last.score < WELL


def _chain(topic: str, heads: Sequence[ItemHead], subject: Subject) -> list[Unit]:
    """The pieces of one topic, each after the one before it."""
    worth = subject.weights.get(topic, 0.0) * subject.gaps.get(topic, 0.0)
    found: list[Unit] = []
    spent = 0.0
    for head in heads:
        gain = math.exp(-spent / CLOSING_MINUTES) * -math.expm1(-head.minutes / CLOSING_MINUTES)
        spent += head.minutes
        found.append(
            Unit(
                id=head.uid,
                topic=topic,
                title=head.title,
                output=output_of(head, subject.rounds),
                minutes=head.minutes,
                gain=worth * gain,
                after=(found[-1].id,) if found else (),
            )
        )
    return found


def _after_others(
    chains: Mapping[str, Sequence[Unit]],
    after: Mapping[str, Sequence[str]],
    topics: Iterable[str],
    done: Mapping[str, int],
) -> list[Unit]:
    """All units, the first of each topic made to follow the entries of the topics before it.

    Only topics that came already are followed, so that a circle of topics makes none of units.
    """
    entries: dict[str, tuple[str, ...]] = {}
    found: list[Unit] = []
    for topic in ordered(sorted(topics), after):
        ids = [id_ for other in after.get(topic, ()) for id_ in entries.get(other, ())]
        before = tuple(dict.fromkeys(ids))
        chain = chains.get(topic, ())
        missing = min(ENTRY - done.get(topic, 0), len(chain))
        if missing > 0:
            entries[topic] = (chain[missing - 1].id,)
        elif not chain and not done.get(topic, 0):
            # Nothing to do on this topic: what comes before it comes before those after it.
            entries[topic] = before
        found.extend(_following(chain, before))
    return found


def _following(chain: Sequence[Unit], before: tuple[str, ...]) -> list[Unit]:
    if not chain or not before:
        return list(chain)
    return [replace(chain[0], after=before), *chain[1:]]
