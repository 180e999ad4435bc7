"""Placement and practice of the weakest: rules that are kept where they can be, and reasons."""

import datetime as dt
import random
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import numpy as np
import pytest

from greenroom.learner.fold import fold
from greenroom.learner.parameters import Parameters
from greenroom.learner.priors import known
from greenroom.learner.tree import Tree
from greenroom.model.choice import Choice
from greenroom.model.evidence import Evidence
from greenroom.model.item import ItemHead
from greenroom.model.learner import Learner
from greenroom.model.session import Session
from greenroom.practice.ports import Chooser
from greenroom.select.exposure import Exposure
from greenroom.select.pool import Pool
from greenroom.sessions.policies import choosers
from tests.parts import START, evidence, head, session

ME = Learner("me")
DAY = dt.timedelta(days=1)
LATER = START + 9 * DAY


def placement(now: dt.datetime = LATER) -> Chooser:
    return choosers(lambda: now)["placement"]


def item(uid: str, area: str = "alpha", **changes: Any) -> ItemHead:
    return replace(head(uid, area, "numeric", "mid"), **changes)


def chosen(
    choose: Chooser, heads: list[ItemHead], learner: Learner = ME, now: Session | None = None
) -> Choice:
    choice = choose(heads, now or session("placement"), learner, random.Random(1))
    assert choice is not None
    return choice


def uids(
    choose: Chooser, heads: list[ItemHead], learner: Learner = ME, now: Session | None = None
) -> set[str]:
    """Of what may be chosen, over many seeds."""
    found = (
        choose(heads, now or session("placement"), learner, random.Random(n)) for n in range(30)
    )
    return {choice.head.uid for choice in found if choice}


def learner_of(*pieces: Evidence, heads: list[ItemHead]) -> Learner:
    known_heads = {one.uid: one for one in heads}
    of_kind = (replace(piece, kind="numeric") for piece in pieces)
    return fold(ME, of_kind, known(known_heads.get))


# What is asked.
def test_what_was_seen_lately_rests_and_comes_back() -> None:
    heads = [item("old"), item("new")]
    learner = learner_of(evidence("old"), heads=heads)
    for days, expected in ((0, {"new"}), (6, {"new"}), (300, {"new"})):
        # Later on it may be asked again, but an answer to it tells half as much.
        assert uids(placement(START + days * DAY), heads, learner) == expected
    both = learner_of(evidence("old"), evidence("new", at=START + 5 * DAY), heads=heads)
    assert uids(placement(START + 8 * DAY), heads, both) == {"old"}


def test_what_was_seen_lately_is_asked_where_nothing_else_is_left() -> None:
    heads = [item("only")]
    assert uids(placement(START), heads, learner_of(evidence("only"), heads=heads)) == {"only"}


def test_kin_are_not_asked_in_one_session_while_others_are_left() -> None:
    heads = [
        item("a", title="Precision of alarms"),
        item("b", title="The precision of an alarm"),
        item("c", title="Recall of alarms"),
    ]
    assert uids(placement(), heads, now=session("placement", "a")) == {"c"}
    assert uids(placement(), heads, now=session("placement", "a", "c")) == {"b"}


def test_in_little_time_short_questions_come_first_and_what_does_not_fit_stays_out() -> None:
    # The long one tells more: nothing is in doubt about it.
    heads = [item("long", minutes=20.0, difficulty_sd=0.01), item("short", minutes=2.0)]
    heads += [item(f"short-{n}", minutes=2.0, difficulty=2.0) for n in range(9)]
    blueprint = session("placement").blueprint

    def timed(minutes: float, length: int) -> Session:
        return replace(
            session("placement"),
            blueprint=blueprint.model_copy(update={"length": length}),
            ends_at=LATER + dt.timedelta(minutes=minutes),
        )

    assert uids(placement(), heads, now=timed(300, 5)) == {"long"}
    assert uids(placement(), heads, now=timed(22, 12)) == {"short"}
    assert uids(placement(), heads, now=timed(19, 5)) == {"short"}


def test_what_the_exposure_keeps_out_is_not_asked() -> None:
    heads = [item("a"), item("b", difficulty=2.0)]

    def worn(pool: Pool, _session: Session) -> Exposure:
        often = np.where(pool.flags(["a"]), 50.0, 1.0)
        return Exposure(np.full(2, 80.0), often, np.where(pool.flags(["a"]), 0.0, 5.0), 900)

    limited = choosers(lambda: LATER, exposure=worn)["placement"]
    assert uids(placement(), heads) == {"a"}
    assert uids(limited, heads) == {"b"}


def test_what_is_known_of_the_items_decides() -> None:
    heads = [item("sharp"), item("blunt")]
    found = {"sharp": Parameters((0.0,), 0.1, 0.5), "blunt": Parameters((0.0,), 0.1, -0.5)}
    tree = Tree.of({"alpha-one": "theory"})
    for better, worse in (("sharp", "blunt"), ("blunt", "sharp")):
        told = {better: found["sharp"], worse: found["blunt"]}

        def items(uid: str, _kind: str, told: dict[str, Parameters] = told) -> Parameters:
            return told[uid]

        assert uids(choosers(lambda: LATER, tree, items)["placement"], heads) == {better}


def test_the_areas_of_a_blueprint_get_their_shares() -> None:
    heads = [item(f"{area}-{n}", area) for area in ("alpha", "beta") for n in range(9)]
    now = session("placement", areas={"alpha": 3, "beta": 1})
    asked: list[str] = []
    for _ in range(8):
        slots = session("placement", *asked).slots
        asked.append(chosen(placement(), heads, now=replace(now, slots=slots)).head.uid)
    assert sum(uid.startswith("alpha") for uid in asked) == 6


def test_after_right_answers_harder_questions_follow() -> None:
    heads = [item(f"i{n}", difficulty=-2 + n / 2, difficulty_sd=0.2) for n in range(9)]
    others = [item(f"other-{n}") for n in range(8)]

    def difficulty(score: float) -> float:
        pieces = [evidence(one.uid, score=score, at=START) for one in others]
        learner = learner_of(*pieces, heads=others)
        return chosen(placement(), heads, learner).head.difficulty

    assert difficulty(0.0) < 0 < difficulty(1.0)


# Why.
TWO = Tree.of({"alpha-one": "theory", "alpha-two": "theory"})


def reason(learner: Learner, *heads: ItemHead, now: dt.datetime = LATER) -> str:
    choose = choosers(lambda: now, TWO, title=str.title)["placement"]
    return chosen(choose, list(heads), learner).reason


def test_a_topic_that_was_not_asked_says_so() -> None:
    first = item("a")
    assert reason(ME, first) == (
        "from Alpha-One, not asked yet; where you stand is least certain there"
    )


@pytest.mark.parametrize(
    ("days", "said"),
    [(9, "9 days ago"), (1, "a day ago"), (0, "less than a day ago"), (-5, "less than a day ago")],
)
def test_a_topic_that_was_asked_says_when(days: int, said: str) -> None:
    learner = learner_of(evidence("old"), heads=[item("old")])
    at = START + days * DAY
    assert reason(learner, item("a"), now=at) == f"least certain about Alpha-One; last asked {said}"


def test_a_topic_that_is_not_the_least_certain_does_not_claim_it() -> None:
    learner = learner_of(evidence("old"), heads=[item("old")])
    blunt = item("b", topics=("alpha-two",), difficulty=4.0)
    said = reason(learner, item("a"), blunt)
    assert said == (
        "from Alpha-One, last asked 9 days ago; this question tells the most about where you stand"
    )


def test_with_several_areas_the_one_that_is_next_is_named() -> None:
    heads = [item("a"), item("b", "beta", difficulty=4.0)]
    tree = Tree.of({"alpha-one": "theory", "beta-one": "theory"})
    learner = learner_of(*(evidence(f"x{n}") for n in range(3)), heads=heads)
    choose = choosers(lambda: LATER, tree)["placement"]
    now = session("placement", "b")
    assert chosen(choose, heads, learner, now).reason == (
        "from alpha one, last asked 9 days ago; "
        "alpha is next, and this question tells the most there"
    )


def test_with_enough_answers_the_reason_offers_to_stop_and_the_questions_go_on() -> None:
    heads = [item(f"i{n}", difficulty_sd=0.1) for n in range(110)]
    pieces = [
        evidence(one.uid, score=float(n % 2), at=START + dt.timedelta(minutes=n))
        for n, one in enumerate(heads[:100])
    ]
    learner = learner_of(*pieces, heads=heads)
    choice = chosen(placement(), heads, learner)
    assert ". You can stop: 100 answers tell your level to within " in choice.reason
    # Earlier answers on one topic fade as fast as new ones come in.
    assert "and the best question left would make that 0.6" in choice.reason
    assert choice.head.uid not in {one.uid for one in heads[:100]}
    few = learner_of(*pieces[:11], heads=heads)
    assert "You can stop" not in chosen(placement(), heads, few).reason


# Whatever stands.
@pytest.mark.parametrize("score", [0.0, 1.0])
def test_ten_thousand_answers_alike_do_no_harm(score: float) -> None:
    pieces = (
        evidence("x", score=score, at=START + dt.timedelta(days=2 * n)) for n in range(10_000)
    )
    heads = [item("x"), item("y")]
    learner = learner_of(*pieces, heads=heads)
    choice = chosen(placement(START + dt.timedelta(days=30_000)), heads, learner)
    assert choice.head.uid == "y"
    assert "nan" not in choice.reason


def weak(choose: Chooser) -> Callable[[list[ItemHead], Learner], Choice]:
    blueprint = session("practice").blueprint.model_copy(update={"weakest": True})
    now = replace(session("practice"), blueprint=blueprint)
    return lambda heads, learner: chosen(choose, heads, learner, now)


def test_the_weakest_topic_counts_how_hard_the_questions_were() -> None:
    heads = [item("hard", "hard", difficulty=2.5), item("easy", "easy", difficulty=-2.5)]
    heads += [item(f"{area}-more", area) for area in ("hard", "easy")]
    # Both were missed once: to miss the easy one says more.
    learner = learner_of(
        evidence("hard", score=0.0, topics=("hard-one",)),
        evidence("easy", score=0.0, topics=("easy-one",)),
        heads=heads,
    )
    choice = weak(choosers(lambda: START + DAY)["practice"])(heads, learner)
    assert choice.head.uid == "easy-more"
    assert choice.reason == (
        "from easy one, where you stand lowest of what is left to ask; answered once so far"
    )


def test_before_any_answer_no_topic_is_called_the_weakest() -> None:
    heads = [item("a", "alpha"), item("b", "beta")]
    choice = weak(choosers(lambda: START)["practice"])(heads, ME)
    assert choice.reason in {"from alpha one, not answered yet", "from beta one, not answered yet"}
