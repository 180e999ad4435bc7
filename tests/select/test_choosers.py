"""Who is asked next, and why."""

import datetime as dt
import random
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from greenroom.learner.fold import fold
from greenroom.model.choice import Choice
from greenroom.model.item import LEVELS, ItemHead
from greenroom.model.learner import Learner
from greenroom.model.session import Blueprint, Session
from greenroom.practice.ports import Chooser
from greenroom.select.due import NEW_CARDS_A_DAY, due_items, new_cards, next_due
from greenroom.select.pick import allowed, any_allowed, least_seen, not_asked
from greenroom.sessions.policies import choosers
from tests.parts import START, evidence, head, session

ME = Learner("me")
DAY = dt.timedelta(days=1)
AREAS = ("alpha", "beta", "gamma", "delta", "epsilon")
CHOOSERS = choosers(lambda: START)
balanced, practice = CHOOSERS["placement"], CHOOSERS["practice"]


def weakest(
    heads: Sequence[ItemHead], session: Session, learner: Learner, rng: random.Random
) -> Choice | None:
    """Practice of what one is weakest in."""
    blueprint = session.blueprint.model_copy(update={"weakest": True})
    return practice(heads, replace(session, blueprint=blueprint), learner, rng)


def heads_of(*counts: int) -> list[ItemHead]:
    """So many items in each area, the levels taken in turn."""
    return [
        head(f"{area}-{n}", area, level=LEVELS[n % 4])
        for area, count in zip(AREAS, counts, strict=False)
        for n in range(count)
    ]


def asked(
    choose: Chooser, heads: list[ItemHead], length: int, seed: int, learner: Learner = ME
) -> list[Choice]:
    """The choices of a whole session."""
    choices: list[Choice] = []
    rng = random.Random(seed)
    for _ in range(length):
        now: Session = session("practice", *(choice.head.uid for choice in choices))
        choice = choose(heads, now, learner, rng)
        if choice is None:
            break
        choices.append(choice)
    return choices


# Placement.
@given(seed=st.integers(0, 10_000), areas=st.integers(1, 5))
@settings(max_examples=40, deadline=None)
def test_placement_asks_every_area_as_often_within_one(seed: int, areas: int) -> None:
    heads = heads_of(*([12] * areas))
    choices = asked(balanced, heads, 12, seed)
    counts = Counter(choice.head.area for choice in choices)
    assert len(choices) == 12
    assert len(counts) == areas
    assert max(counts.values()) - min(counts.values()) <= 1
    assert len({choice.head.uid for choice in choices}) == 12


@given(seed=st.integers(0, 1_000))
@settings(max_examples=40, deadline=None)
def test_placement_goes_on_elsewhere_when_an_area_runs_out(seed: int) -> None:
    choices = asked(balanced, heads_of(1, 8, 8), 12, seed)
    counts = Counter(choice.head.area for choice in choices)
    assert counts["alpha"] == 1
    assert abs(counts["beta"] - counts["gamma"]) <= 1
    assert len(choices) == 12


@given(seed=st.integers(0, 1_000))
@settings(max_examples=40, deadline=None)
def test_placement_does_not_begin_with_the_highest_level(seed: int) -> None:
    choices = asked(balanced, heads_of(12, 12, 12, 12), 12, seed)
    assert "senior" not in [choice.head.level for choice in choices[:3]]
    only = [head(f"only-{n}", level="senior") for n in range(4)]
    assert len(asked(balanced, only, 4, seed)) == 4


# Every chooser.
@pytest.mark.parametrize("choose", [balanced, any_allowed, weakest])
def test_nothing_is_asked_twice_and_the_end_is_told(choose: Chooser) -> None:
    heads = heads_of(3, 2)
    choices = asked(choose, heads, 20, 1)
    assert sorted(choice.head.uid for choice in choices) == sorted(h.uid for h in heads)
    assert choose([], session(), ME, random.Random(1)) is None


@pytest.mark.parametrize("choose", [balanced, any_allowed, weakest])
def test_the_same_seed_chooses_the_same(choose: Chooser) -> None:
    heads = heads_of(9, 9, 9)
    assert asked(choose, heads, 12, 5) == asked(choose, heads, 12, 5)
    assert asked(choose, heads, 12, 5) != asked(choose, heads, 12, 6)


# Practice.
def test_items_seen_least_come_first() -> None:
    heads = heads_of(3)
    learner = fold(ME, [evidence("alpha-0"), evidence("alpha-0"), evidence("alpha-2")])
    choices = asked(any_allowed, heads, 3, 1, learner)
    assert [(c.head.uid, c.reason) for c in choices] == [
        ("alpha-1", "new to you"),
        ("alpha-2", "answered once, the least often"),
        ("alpha-0", "answered 2 times, the least often"),
    ]
    assert least_seen(heads, learner, random.Random(1)).uid == "alpha-1"


def test_the_weakest_topic_comes_first() -> None:
    heads = [head(name, topics=(name,)) for name in ("strong", "weak", "unknown")]
    learner = fold(
        ME,
        [
            *(evidence(f"s{n}", score=1.0, topics=("strong",)) for n in range(3)),
            *(evidence(f"w{n}", score=0.0, topics=("weak",)) for n in range(3)),
        ],
    )
    choices = asked(weakest, heads, 3, 1, learner)
    assert [choice.head.uid for choice in choices] == ["weak", "unknown", "strong"]
    reasons = [choice.reason for choice in choices]
    assert reasons == [
        "from weak, where you stand lowest of what is left to ask; answered 3 times so far",
        "from unknown, where you stand lowest of what is left to ask; not answered yet",
        "from strong, where you stand lowest of what is left to ask; answered 3 times so far",
    ]


@pytest.mark.parametrize(
    ("filters", "expected"),
    [
        ({}, ["alpha-0", "alpha-1", "beta-0", "card"]),
        ({"areas": {"beta": 1}}, ["beta-0"]),
        ({"levels": ("junior",)}, ["alpha-1"]),
        ({"kinds": ("card",)}, ["card"]),
        ({"topics": ("beta-one", "gamma-one")}, ["beta-0", "card"]),
        ({"topics": ("beta-one",), "kinds": ("card",)}, []),
    ],
)
def test_a_blueprint_filters(filters: dict[str, object], expected: list[str]) -> None:
    heads = [*heads_of(2, 1), head("card", "gamma", "card")]
    blueprint = Blueprint.model_validate(
        {"policy": "practice", "title": "Test", "length": 5, **filters}
    )
    assert [found.uid for found in allowed(heads, blueprint)] == expected


def test_what_stands_in_the_session_is_left_out() -> None:
    left = not_asked(heads_of(3), session("practice", "alpha-1", "gone"))
    assert [found.uid for found in left] == ["alpha-0", "alpha-2"]


# Review.
CARDS = [head(f"card-{n}", kind="card") for n in range(8)]


def test_the_longest_overdue_comes_first_and_what_is_not_due_stays_away() -> None:
    learner = fold(
        ME,
        [
            evidence("card-0", score=None, rating=1, at=START),
            evidence("card-1", score=None, rating=1, at=START - DAY),
            evidence("card-2", score=None, rating=4, at=START),
            evidence("gone", score=None, rating=1, at=START - 9 * DAY),
        ],
    )
    now = START + dt.timedelta(hours=1)
    assert [found.uid for found in due_items(CARDS, learner, now)] == ["card-1", "card-0"]
    assert due_items(CARDS, learner, START - 2 * DAY) == []
    first = next_due(CARDS, session("review"), learner, random.Random(1), now)
    second = next_due(CARDS, session("review", "card-1"), learner, random.Random(1), now)
    assert first is not None
    assert second is not None
    assert (first.head.uid, second.head.uid) == ("card-1", "card-0")
    assert first.reason == "due since yesterday, seen once; recall now 76%"
    assert second.reason == "due today, seen once; recall now 97%"


@pytest.mark.parametrize("ratings", [[4], [3, 3], [1, 1, 1]])
def test_a_day_brings_no_more_new_cards_than_its_limit(ratings: list[int]) -> None:
    assert len(new_cards(CARDS, ME, START)) == NEW_CARDS_A_DAY
    # However often a new card is seen on its first day, it is one new card.
    seen = [
        evidence(f"card-{n}", score=None, rating=rating, at=START + dt.timedelta(minutes=turn))
        for n in range(3)
        for turn, rating in enumerate(ratings)
    ]
    learner = fold(ME, seen)
    later = START + dt.timedelta(hours=2)
    assert len(new_cards(CARDS, learner, later)) == NEW_CARDS_A_DAY - 3
    assert len(new_cards(CARDS, learner, later + DAY)) == NEW_CARDS_A_DAY


def test_new_cards_come_when_nothing_is_due() -> None:
    choice = next_due(CARDS, session("review"), ME, random.Random(1), START)
    assert choice is not None
    assert choice.reason == "a new card"
    nothing = [head("item")]
    assert next_due(nothing, session("review"), ME, random.Random(1), START) is None


def test_a_missed_item_comes_back_for_review() -> None:
    items = [head("item")]
    learner = fold(ME, [evidence("item", score=0.0)])
    choice = next_due(items, session("review"), learner, random.Random(1), START + DAY)
    assert choice is not None
    assert choice.head.uid == "item"
