"""Whole placements and practices, with a person whose level is known."""

import datetime as dt
import random
from collections import Counter
from dataclasses import replace

import numpy as np
import pytest

from greenroom.learner.ability import abilities
from greenroom.learner.fold import fold
from greenroom.learner.grid import mean_of, sd_of
from greenroom.learner.parameters import expected
from greenroom.learner.priors import known
from greenroom.learner.tree import Tree
from greenroom.model.item import LEVELS, ItemHead
from greenroom.model.learner import Learner
from greenroom.model.session import Session
from greenroom.sessions.policies import PLACEMENT, REVIEW, choosers, fitting
from tests.parts import START, Clock, evidence, head, slot

AREAS = ("alpha", "beta", "gamma", "delta")
TREE = Tree.of({f"{area}-{n}": f"round-{n}" for area in AREAS for n in range(2)})


def bank() -> list[ItemHead]:
    """Of four areas with two topics each, from easy to hard."""
    heads = []
    for n in range(160):
        area = AREAS[n % 4]
        plain = head(f"item-{n}", area, "numeric", LEVELS[n // 40], (f"{area}-{n // 4 % 2}",))
        heads.append(replace(plain, difficulty=-2.5 + n / 32, difficulty_sd=0.3))
    return heads


HEADS = bank()
PARAMETERS = known({one.uid: one for one in HEADS}.get)


class Sitting:
    """Somebody of a level who takes a session."""

    def __init__(self, level: float, seed: int, learner: Learner | None = None) -> None:
        self.level, self.rng = level, np.random.default_rng(seed)
        self.learner = learner or Learner("me")
        self.clock = Clock()
        self.asked: list[ItemHead] = []
        self.reasons: list[str] = []

    def take(self, session: Session) -> None:
        choose = choosers(self.clock, TREE, PARAMETERS)[session.blueprint.policy]
        for number in range(session.blueprint.length):
            rng = random.Random(f"{session.seed}:{number}")
            choice = choose(HEADS, session, self.learner, rng)
            assert choice is not None
            self.asked.append(choice.head)
            self.reasons.append(choice.reason)
            self.answer(choice.head)
            session = replace(
                session, slots=(*session.slots, slot(number + 1, choice.head.uid, str(number)))
            )

    def answer(self, item: ItemHead) -> None:
        chance = 1 / (1 + np.exp(-(self.level - item.difficulty)))
        self.clock.forward(minutes=2)
        piece = evidence(
            item.uid,
            score=float(self.rng.random() < chance),
            area=item.area,
            topics=item.topics,
            at=self.clock(),
        )
        self.learner = fold(self.learner, [piece], PARAMETERS)

    @property
    def overall(self) -> float:
        return float(mean_of(abilities(self.learner, TREE).overall))


def new(seed: int, *, weakest: bool = False) -> Session:
    practice = {"policy": "practice", "weakest": True, "length": 6}
    blueprint = PLACEMENT.model_copy(update=practice if weakest else {})
    return Session("session", "me", blueprint, seed, START, None)


@pytest.mark.parametrize("seed", range(3))
def test_a_placement_covers_areas_and_topics_alike(seed: int) -> None:
    sitting = Sitting(0.0, seed)
    sitting.take(new(seed))
    assert Counter(one.area for one in sitting.asked) == dict.fromkeys(AREAS, 3)
    assert len({one.topics[0] for one in sitting.asked}) == 8
    assert len({one.uid for one in sitting.asked}) == 12
    assert "senior" not in [one.level for one in sitting.asked[:3]]


def test_placements_tell_people_of_different_levels_apart() -> None:
    found, hardness = {}, {}
    for level in (-1.5, 0.0, 1.5):
        sittings = [Sitting(level, seed) for seed in range(6)]
        for seed, sitting in enumerate(sittings):
            sitting.take(new(seed))
        found[level] = np.mean([sitting.overall for sitting in sittings])
        hardness[level] = np.mean([one.difficulty for s in sittings for one in s.asked[4:]])
    assert found[-1.5] < found[0.0] - 0.4 < found[1.5] - 0.8
    assert hardness[-1.5] < hardness[0.0] - 0.4 < hardness[1.5] - 0.8


def test_a_placement_tells_more_than_the_same_number_of_any_questions() -> None:
    adaptive, anyhow = Sitting(1.0, 1), Sitting(1.0, 1)
    adaptive.take(new(1))
    for item in random.Random(1).sample(HEADS, 12):
        anyhow.answer(item)

    def sd(sitting: Sitting) -> float:
        return float(sd_of(abilities(sitting.learner, TREE).overall))

    assert sd(adaptive) < sd(anyhow)


def test_each_question_has_its_reason_and_no_number_is_missing() -> None:
    sitting = Sitting(-0.5, 4)
    sitting.take(new(4))
    assert all(reason and "nan" not in reason.lower() for reason in sitting.reasons)
    assert sitting.reasons[0].startswith("from ")
    assert not any("You can stop" in reason for reason in sitting.reasons[:12])


def test_a_second_placement_asks_other_questions() -> None:
    first = Sitting(0.0, 5)
    first.take(new(5))
    second = Sitting(0.0, 6, first.learner)
    second.clock.at = first.clock() + dt.timedelta(days=1)
    second.take(new(6))
    assert not {one.uid for one in first.asked} & {one.uid for one in second.asked}


def test_practice_of_the_weakest_stays_where_answers_are_wrong() -> None:
    sitting = Sitting(0.0, 7)
    for item in HEADS:
        if item.difficulty == pytest.approx(0.0, abs=0.15):
            sitting.level = -9.0 if item.topics[0] == "beta-1" else 9.0
            sitting.answer(item)
    sitting.level = -9.0
    sitting.take(new(7, weakest=True))
    assert {one.topics[0] for one in sitting.asked} == {"beta-1"}
    assert "where you stand lowest of what is left to ask" in sitting.reasons[0]


def test_answers_far_above_what_is_expected_lead_out_of_the_weakest_topic() -> None:
    sitting = Sitting(0.0, 8)
    for item in HEADS[72:80]:
        sitting.level = -9.0 if item.topics[0] == "beta-1" else 9.0
        sitting.answer(item)
    sitting.level = 9.0
    sitting.take(new(8, weakest=True))
    assert sitting.asked[0].topics[0] == "beta-1"
    assert len({one.topics[0] for one in sitting.asked}) > 1


def test_what_is_asked_is_what_was_predicted_least_surely() -> None:
    """An adaptive question is neither given away nor out of reach."""
    sitting = Sitting(1.0, 9)
    sitting.take(new(9))
    place = TREE.place[sitting.asked[-1].topics[0]]
    item = sitting.asked[-1]
    at = abilities(sitting.learner, TREE).topics[place]
    assert 0.25 < float(at @ expected(PARAMETERS(item.uid, item.kind))) < 0.85


def test_review_asks_long_questions_too_and_placement_does_not() -> None:
    heads = [head("quick"), head("long", kind="code")]
    assert fitting(heads, REVIEW) == heads
    assert fitting(heads, PLACEMENT) == heads[:1]


def test_weakest_practice_asks_no_card_while_there_are_questions() -> None:
    heads = [head("card", kind="card"), head("question")]
    choose = choosers(lambda: START)["practice"]
    chosen = {
        choose(heads, new(n, weakest=True), Learner("me"), random.Random(n)) for n in range(9)
    }
    assert {choice.head.uid for choice in chosen if choice} == {"question"}
