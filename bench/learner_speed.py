"""How long one answer takes until every ability is known again, and what is kept of a person."""

import datetime as dt
import time
from collections.abc import Callable
from typing import Final

import numpy as np
from common import percentile
from learner_simulated import SHARES, TOPICS, bank_of, tree_of
from measured import Beside, Measured, Section, plain

from greenroom.learner.ability import abilities, with_answer
from greenroom.learner.parameters import log_likelihood
from greenroom.learner.tree import Abilities
from greenroom.model.learner import Belief, Learner

RUNS: Final = 5_000
ROUNDS: Final = 5
WARM_UP: Final = 50
MOST_MS: Final = 0.1
MOST_BYTES: Final = 2_048
NOW: Final = dt.datetime(2026, 1, 1, tzinfo=dt.UTC)


def update(quick: bool) -> Section:
    """By the processor's clock, which other work on the machine does not stretch much."""
    runs, beliefs = RUNS // (4 if quick else 1), _beliefs()
    tree, item = tree_of(), bank_of(0.55, 0.25).items[0]
    weights = dict(zip(tree.topics, SHARES.tolist(), strict=True))

    def read() -> Abilities:
        more = with_answer(beliefs["topic 0"], log_likelihood(item, 1.0), 1.0, NOW)
        found = abilities(Learner("someone", beliefs={**beliefs, "topic 0": more}), tree)
        _ = found.overall, found.rounds, found.topics
        return found

    def role() -> None:
        read().composite(weights)

    own, whole = _best(read, runs), _best(role, runs)
    name = "an answer taken in, every ability read: ms, p50"
    figures = [
        Measured(name, plain(percentile(own, 0.5)), runs, high=MOST_MS),
        Measured("the same, p99", plain(percentile(own, 0.99)), runs),
        Measured("with the level in the role, p50", plain(percentile(whole, 0.5)), runs),
        Measured("kept of a person, bytes", plain(_kept(beliefs)), TOPICS, high=MOST_BYTES),
    ]
    empty = plain(percentile(_best(lambda: np.exp(np.zeros((TOPICS, 41))), runs), 0.5))
    return Section(
        "one more answer, 12 topics in 4 rounds",
        figures,
        [Beside(Measured("one exponential of 12 by 41", empty, runs), name)],
        ["processor's time, the best of five rounds"],
    )


def _beliefs() -> dict[str, Belief]:
    items, found = bank_of(0.55, 0.25).items, {}
    for place, topic in enumerate(tree_of().topics):
        belief = None
        for score in (0.0, 1.0, 1.0):
            likely = log_likelihood(items[place], score)
            belief = with_answer(belief, likely, 1.0, NOW)
            found[topic] = belief
    return found


def _best(work: Callable[[], object], runs: int) -> list[float]:
    """The fastest of some rounds: others' work in the same caches slows a round down."""
    rounds = [_spent(work, runs // ROUNDS) for _ in range(ROUNDS)]
    return min(rounds, key=lambda times: percentile(times, 0.5))


def _spent(work: Callable[[], object], runs: int) -> list[float]:
    """Milliseconds of this thread's processor time of each run."""
    for _ in range(WARM_UP):
        work()
    found = []
    for _ in range(runs):
        begun = time.thread_time_ns()
        work()
        found.append((time.thread_time_ns() - begun) / 1e6)
    return found


def _kept(beliefs: dict[str, Belief]) -> float:
    return float(sum(len(belief.logs) for belief in beliefs.values()))
