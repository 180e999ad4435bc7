"""Readiness of a learner for a loop of a bank."""

import datetime as dt
import math
from collections.abc import Callable
from pathlib import Path

import pytest

from greenroom.bank.bank import Bank
from greenroom.coach.ready import prospect, question_hours
from greenroom.learner.ability import with_answer
from greenroom.learner.parameters import Parameters, log_likelihood
from greenroom.learner.readiness import Readiness, TooFew
from greenroom.model.learner import Belief, Learner
from tests.bank.test_loops import LOOP, with_loop
from tests.parts import START

Opener = Callable[..., Bank]
TOPICS = ("alpha-one", "alpha-two", "beta-one", "beta-two", "gamma-one")


def learner(times: int, score: float, topics: tuple[str, ...] = TOPICS) -> Learner:
    beliefs: dict[str, Belief] = {}
    seen = log_likelihood(Parameters((0.0,), sd=0.7), score)
    for topic in topics:
        for _ in range(times):
            beliefs[topic] = with_answer(beliefs.get(topic), seen, 1.0, START)
    return Learner("me", beliefs=beliefs)


@pytest.fixture
def bank(open_bank: Opener, bank_dir: Path) -> Bank:
    return open_bank(with_loop(bank_dir, LOOP))


def test_hours_go_to_the_first_topic_of_each_question(bank: Bank) -> None:
    hours = question_hours(bank.heads())
    # Two minutes for each of 30 questions.
    assert math.fsum(hours.values()) == pytest.approx(1.0)
    assert set(hours) <= set(bank.topics.topic_ids)


def test_without_evidence_it_says_so(bank: Bank) -> None:
    found = prospect(bank, Learner("me"), bank.loops["ml-engineer-mid"], START)
    assert found.standing == TooFew(bank.loops["ml-engineer-mid"], 0)
    assert found.raises == ()


def test_the_longer_answers_are_past_the_less_they_tell(bank: Bank) -> None:
    loop, me = bank.loops["ml-engineer-mid"], learner(4, 1.0)
    spreads = []
    for days in (0, 365, 3650):
        found = prospect(bank, me, loop, START + dt.timedelta(days=days)).standing
        assert isinstance(found, Readiness)
        spreads.append(found.overall.level.sd)
    assert spreads == sorted(spreads)
    assert spreads[-1] > spreads[0]


@pytest.mark.parametrize("score", [0.0, 1.0])
@pytest.mark.parametrize("topics", [TOPICS, TOPICS[:1]])
@pytest.mark.parametrize("days", [-1, 0, 36_500])
def test_one_answer_over_and_over_breaks_nothing(
    bank: Bank, score: float, topics: tuple[str, ...], days: int
) -> None:
    me = learner(2_000, score, topics)
    found = prospect(bank, me, bank.loops["ml-engineer-mid"], START + dt.timedelta(days=days))
    assert isinstance(found.standing, Readiness)
    for of in (found.standing.overall, *(one.against for one in found.standing.rounds)):
        assert all(map(math.isfinite, (*of.level, *of.chance)))
        assert 0 <= of.chance.low <= of.chance.value <= of.chance.high <= 1
    assert all(math.isfinite(one.per_hour) for one in found.raises)
