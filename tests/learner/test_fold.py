"""The learner as a fold over evidence."""

import datetime as dt
import math
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from greenroom.learner.fold import FRESH, fold
from greenroom.model.evidence import Evidence
from greenroom.model.learner import LastSeen, Learner, Tally
from tests.parts import START, evidence

ME = Learner("me")
DAY = dt.timedelta(days=1)


times = st.floats(-400, 400).map(lambda days: START + days * DAY)
pieces = st.builds(
    evidence,
    item_uid=st.sampled_from(["a", "b", "c"]),
    score=st.one_of(st.none(), st.sampled_from([0.0, 0.25, 0.5, 0.75, 1.0])),
    rating=st.sampled_from([None, 1, 2, 3, 4]),
    confidence=st.sampled_from([None, 0.5, 0.9]),
    at=times,
    area=st.sampled_from(["alpha", "beta"]),
    topics=st.sampled_from([("alpha-one",), ("alpha-one", "alpha-two")]),
)
histories = st.lists(pieces, max_size=12)


@given(histories, st.integers(0, 12))
def test_it_does_not_matter_where_the_evidence_is_split(history: list[Evidence], at: int) -> None:
    assert fold(fold(ME, history[:at]), history[at:]) == fold(ME, history)


@given(histories)
def test_the_learner_given_stays_as_it_was(history: list[Evidence]) -> None:
    before = fold(ME, [evidence("a", score=0.0), evidence("card", score=None, rating=3)])
    copy = fold(ME, [evidence("a", score=0.0), evidence("card", score=None, rating=3)])
    fold(before, history)
    assert before == copy


def not_repeated(history: list[Evidence]) -> list[Evidence]:
    """What counts: scored, and not within a day of a scored answer to the same question."""
    counted, last = [], dict[str, Evidence]()
    for piece in history:
        before = last.get(piece.item_uid)
        is_near = before and before.score is not None and abs(piece.at - before.at) < FRESH
        if piece.score is not None and not is_near:
            counted.append(piece)
        last[piece.item_uid] = piece
    return counted


@given(histories)
def test_tallies_count_every_score_once_that_is_no_fresh_repeat(history: list[Evidence]) -> None:
    learner = fold(ME, history)
    scored = not_repeated(history)
    assert learner.count == len(history)
    assert sum(tally.n for tally in learner.areas.values()) == len(scored)
    total = sum(tally.score for tally in learner.areas.values())
    assert math.isclose(total, sum(piece.score or 0 for piece in scored))
    assert sum(t.n for t in learner.topics.values()) == sum(len(p.topics) for p in scored)
    assert sum(seen.times for seen in learner.seen.values()) == len(history)


def test_an_answer_counts_for_its_area_and_each_of_its_topics() -> None:
    both = ("alpha-one", "alpha-two")
    learner = fold(
        ME,
        [
            evidence("a", score=1.0, topics=both),
            evidence("b", score=0.5, at=START + DAY),
            evidence("a", score=0.0, topics=both, at=START + 2 * DAY),
        ],
    )
    assert learner.areas == {"alpha": Tally(3, 1.5)}
    assert learner.topics == {"alpha-one": Tally(3, 1.5), "alpha-two": Tally(2, 1.0)}
    assert learner.seen["a"] == LastSeen(START + 2 * DAY, 0.0, 2, START)
    assert learner.seen["b"] == LastSeen(START + DAY, 0.5, 1, START + DAY)


@pytest.mark.parametrize(
    ("hours", "counted"), [(0, 1), (0.1, 1), (23.9, 1), (24, 2), (-1, 1), (-48, 2)]
)
def test_an_answer_given_again_while_the_first_is_at_hand_is_no_new_evidence_of_ability(
    hours: float, counted: int
) -> None:
    first = evidence("a", score=0.25)
    again = evidence("a", score=1.0, at=START + dt.timedelta(hours=hours))
    learner = fold(ME, [first, again])
    assert learner.areas["alpha"].n == learner.topics["alpha-one"].n == counted
    assert (learner.count, learner.seen["a"].times, learner.seen["a"].score) == (2, 2, 1.0)
    assert learner.memory["a"].reviews == 2


def test_an_answer_repeated_all_day_counts_once() -> None:
    pieces = [evidence("a", at=START + n * dt.timedelta(minutes=10)) for n in range(30)]
    assert fold(ME, pieces).areas == {"alpha": Tally(1, 1.0)}


# Memory.
def test_a_scored_item_is_remembered_from_its_first_answer_on() -> None:
    right = fold(ME, [evidence("item", score=1.0)])
    missed = fold(ME, [evidence("item", score=0.0)])
    assert right.memory["item"].reviews == missed.memory["item"].reviews == 1
    assert START + DAY <= missed.memory["item"].due < right.memory["item"].due
    again = fold(missed, [evidence("item", score=1.0, at=START + 2 * DAY)])
    assert again.memory["item"].reviews == 2
    assert again.memory["item"].due > missed.memory["item"].due


def test_a_fast_and_sure_answer_waits_longer_where_it_is_known_what_the_item_takes() -> None:
    fast = [replace(evidence("item", confidence=1.0), seconds=30.0)]
    known, easy = fold(ME, fast), fold(ME, fast, minutes=lambda _uid: 2.0)
    assert easy.memory["item"].due > known.memory["item"].due


def test_a_card_is_remembered_from_its_first_sight_on() -> None:
    learner = fold(ME, [evidence("card", score=None, rating=4)])
    assert learner.memory["card"].due > START
    assert (learner.areas, learner.topics) == ({}, {})
