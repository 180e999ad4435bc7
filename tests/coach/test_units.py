"""Pieces of work: which there are, what they gain, what comes first."""

from dataclasses import replace

import numpy as np
import pytest

from greenroom.coach.units import CLOSING_MINUTES, MARGIN, gaps, output_of, units_of
from greenroom.learner.ability import abilities
from greenroom.learner.tree import Tree
from greenroom.model.learner import Learner, Memory
from tests.coach.makers import a_subject, answered, items
from tests.parts import START, head

NOBODY = Learner("me")


def test_each_further_piece_of_a_topic_gains_less_and_together_they_close_what_is_said() -> None:
    units = units_of(
        items("a", 24, CLOSING_MINUTES / 24), NOBODY, a_subject({"a": 0.5}, {"a": 2.0})
    )
    gains = [unit.gain for unit in units]
    assert gains == sorted(gains, reverse=True)
    assert sum(gains) == pytest.approx(0.5 * 2.0 * (1 - np.exp(-1)))


def test_pieces_of_a_topic_go_from_easy_to_hard_one_after_the_other() -> None:
    units = units_of(items("a", 4)[::-1], NOBODY, a_subject({"a": 1.0}))
    assert [unit.id for unit in units] == ["a-0", "a-1", "a-2", "a-3"]
    assert [unit.after for unit in units] == [(), ("a-0",), ("a-1",), ("a-2",)]


def test_what_was_done_well_or_waits_for_review_is_no_work_and_what_was_done_badly_is() -> None:
    heads = items("a", 4)
    learner = answered("a-0", score=0.8)
    learner = replace(learner, seen={**learner.seen, **answered("a-1", "a-2", score=0.6).seen})
    learner = replace(learner, memory={"a-2": Memory(1.0, 5.0, START, START, 1)})
    assert [unit.id for unit in units_of(heads, learner, a_subject({"a": 1.0}))] == ["a-1", "a-3"]


def test_a_card_that_was_seen_is_left_to_the_reviews() -> None:
    cards = items("a", 2, kind="card")
    units = units_of(cards, answered("a-0", score=None), a_subject({"a": 1.0}))
    assert [(unit.id, unit.output) for unit in units] == [("a-1", "card")]


def test_a_topic_begins_after_two_pieces_of_each_topic_it_builds_on() -> None:
    heads = [*items("a", 4), *items("b", 1), *items("c", 2)]
    subject = a_subject({"c": 1.0}, after={"c": ("a", "b")})
    first = {unit.id: unit.after for unit in units_of(heads, NOBODY, subject)}
    assert first["c-0"] == ("a-1", "b-0")
    assert first["c-1"] == ("c-0",)
    known = {unit.id: unit.after for unit in units_of(heads, answered("a-0", "b-0"), subject)}
    assert known["c-0"] == ("a-1",)
    assert units_of(heads, answered("a-0", "a-1", "b-0"), subject)[-2].after == ()


def test_a_topic_without_items_hands_on_what_comes_before_it() -> None:
    subject = a_subject({"c": 1.0}, after={"c": ("b",), "b": ("a",)})
    units = units_of([*items("a", 2), *items("c", 1)], NOBODY, subject)
    assert {unit.id: unit.after for unit in units}["c-0"] == ("a-1",)


def test_a_circle_of_topics_is_cut() -> None:
    subject = a_subject({"a": 1.0, "b": 1.0}, after={"a": ("b",), "b": ("a",)})
    units = units_of([*items("a", 3), *items("b", 3)], NOBODY, subject)
    place = {unit.id: n for n, unit in enumerate(units)}
    assert all(place[id_] < place[unit.id] for unit in units for id_ in unit.after)


def test_topics_that_the_loop_does_not_need_and_items_for_other_roles_are_left_out() -> None:
    heads = [*items("a", 1), *items("b", 1)]
    other = replace(heads[0], uid="other", roles=("data-scientist",))
    subject = replace(a_subject({"a": 1.0, "b": 0.0}), role="ml-engineer")
    assert [unit.id for unit in units_of([*heads, other], NOBODY, subject)] == ["a-0"]


def test_items_count_by_their_kind_and_round() -> None:
    rounds = {"s": "behavioral", "c": "case", "t": "theory"}
    kinds = {("s", "open"): "story", ("c", "open"): "case", ("c", "choice"): "problem"}
    kinds |= {("t", "open"): "problem", ("s", "card"): "card"}
    for (topic, kind), output in kinds.items():
        assert output_of(head("x", kind=kind, topics=(topic,)), rounds) == output


def test_the_gap_is_the_expected_shortfall_and_grows_with_the_bar() -> None:
    found = abilities(NOBODY, Tree.of({"a": "theory", "b": "theory"}))
    low, high = (gaps(found, {"a": bar})["a"] for bar in (0.0, 2.0))
    # Of a standard normal: c Phi(c) + phi(c).
    c = MARGIN
    assert low == pytest.approx(c * 0.69146 + 0.35207, abs=5e-3)
    assert high > low > 0
    assert gaps(found, {"unknown": 0.0}) == {}
