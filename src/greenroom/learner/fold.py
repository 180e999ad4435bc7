"""The learner's state from evidence: a pure fold, the same whenever it is made."""

import datetime as dt
from collections.abc import Iterable

from greenroom.learner.ability import with_answer
from greenroom.learner.memory import Minutes, remember, unmeasured
from greenroom.learner.parameters import log_likelihood
from greenroom.learner.priors import ItemParameters, grader_errors, unknown
from greenroom.model.evidence import Evidence
from greenroom.model.learner import Belief, LastSeen, Learner, Tally

FRESH = dt.timedelta(days=1)
"""So long the answer that was shown is still at hand. A guess, until it can be fitted."""


REPEATED = 0.5
"""Weight of an answer to a question that was answered before. A guess, until it can be fitted."""


def fold(
    learner: Learner,
    evidence: Iterable[Evidence],
    items: ItemParameters = unknown,
    minutes: Minutes = unmeasured,
) -> Learner:
    """The learner after more evidence, in its order; the one given stays as it was.

    items: what is known of each item that was answered.
    minutes: what an answer to it takes.
    """
    count = learner.count
    areas, topics = dict(learner.areas), dict(learner.topics)
    beliefs = dict(learner.beliefs)
    seen, memory = dict(learner.seen), dict(learner.memory)
    for piece in evidence:
        count += 1
        if piece.score is not None and not _is_fresh(seen.get(piece.item_uid), piece):
            areas[piece.area] = _add(areas.get(piece.area), piece.score)
            for topic in piece.topics:
                topics[topic] = _add(topics.get(topic), piece.score)
            power = REPEATED if piece.item_uid in seen else 1.0
            for leaf in piece.topics[:1]:
                beliefs[leaf] = _believe(beliefs.get(leaf), piece, power, items)
        seen[piece.item_uid] = _see(seen.get(piece.item_uid), piece)
        remembered = remember(memory.get(piece.item_uid), piece, minutes(piece.item_uid))
        if remembered is not None:
            memory[piece.item_uid] = remembered
    return Learner(learner.id, count, areas, topics, beliefs, seen, memory)


def _believe(belief: Belief | None, piece: Evidence, power: float, items: ItemParameters) -> Belief:
    """After an answer to an item, which tells of the first of its topics."""
    item = items(piece.item_uid, piece.kind)
    likely = log_likelihood(item, piece.score or 0.0, grader_errors(piece.kind))
    return with_answer(belief, likely, power, piece.at)


def _add(tally: Tally | None, score: float) -> Tally:
    return Tally(1, score) if tally is None else Tally(tally.n + 1, tally.score + score)


def _is_fresh(last: LastSeen | None, piece: Evidence) -> bool:
    """Given again while its answer was at hand: it tells of memory, and not of what one can do."""
    return last is not None and last.score is not None and abs(piece.at - last.at) < FRESH


def _see(last: LastSeen | None, piece: Evidence) -> LastSeen:
    times, first_at = (0, piece.at) if last is None else (last.times, last.first_at)
    return LastSeen(piece.at, piece.score, times + 1, first_at)
