"""The tree of abilities, held against sums over every combination and against draws."""

import itertools
import math

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from greenroom.learner.grid import GRID, POINTS, Doubles, mass, mean_of, normal, range_of, sd_of
from greenroom.learner.parameters import Parameters, log_likelihood
from greenroom.learner.tree import Abilities, Tree

ROUNDS = {"a": "theory", "b": "theory", "c": "sql"}
TREE = Tree.of(ROUNDS, rho_round=0.6, rho_topic=0.5)
ITEMS = [Parameters((b,), 0.4) for b in (-1.0, 0.0, 1.5)]

answers = st.lists(
    st.tuples(st.sampled_from("abc"), st.sampled_from(ITEMS), st.sampled_from([0.0, 1.0])),
    max_size=12,
)


def likelihoods(given_: list[tuple[str, Parameters, float]]) -> dict[str, Doubles]:
    found: dict[str, Doubles] = {}
    for topic, item, score in given_:
        found[topic] = found.get(topic, np.zeros(POINTS)) + log_likelihood(item, score)
    return found


def drawn(abilities: Abilities, tree: Tree, n: int = 200_000) -> dict[str, tuple[float, float]]:
    """Mean and deviation of everything by weighted draws from the prior: slow, and another way."""
    rng = np.random.default_rng(7)
    overall = rng.normal(size=n)
    below = [math.sqrt(tree.rho_round), math.sqrt(1 - tree.rho_round)]
    rounds = [below[0] * overall + below[1] * rng.normal(size=n) for _ in tree.rounds]
    below = [math.sqrt(tree.rho_topic), math.sqrt(1 - tree.rho_topic)]
    topics = [below[0] * rounds[place] + below[1] * rng.normal(size=n) for place in tree.round_of]
    logs = sum(np.interp(topic, GRID, abilities.logs[k]) for k, topic in enumerate(topics))
    weights = np.exp(logs - np.max(logs))
    weights /= weights.sum()
    mean = sum(topics) / len(topics)
    found = {"overall": overall, "mean": mean}
    found |= dict(zip(tree.rounds, rounds, strict=True))
    found |= dict(zip(tree.topics, topics, strict=True))
    return {
        name: (
            float(weights @ values),
            math.sqrt(float(weights @ values**2 - (weights @ values) ** 2)),
        )
        for name, values in found.items()
    }


def test_every_ability_is_what_weighted_draws_give() -> None:
    given_ = [
        ("a", ITEMS[1], 1.0),
        ("a", ITEMS[2], 1.0),
        ("b", ITEMS[0], 0.0),
        ("c", ITEMS[1], 0.0),
    ]
    found = TREE.read(likelihoods(given_))
    wanted = drawn(found, TREE)
    composite = found.composite(dict.fromkeys("abc", 1.0))
    told = {"overall": found.overall, "theory": found.rounds[0], "sql": found.rounds[1]}
    told |= dict(zip("abc", found.topics, strict=True))
    for name, distribution in told.items():
        assert (float(mean_of(distribution)), float(sd_of(distribution))) == pytest.approx(
            wanted[name], abs=0.02
        )
    assert (composite.centre, composite.sd) == pytest.approx(wanted["mean"], abs=0.02)


def test_without_answers_everybody_is_the_reference_cohort() -> None:
    found = TREE.read({})
    for distribution in (found.overall, *found.rounds, *found.topics):
        assert distribution == pytest.approx(normal(), abs=2e-3)


@given(answers, st.randoms(use_true_random=False))
def test_the_order_of_answers_does_not_matter(
    given_: list[tuple[str, Parameters, float]], random: object
) -> None:
    shuffled = list(given_)
    random.shuffle(shuffled)  # type: ignore[attr-defined] # hypothesis gives a random.Random
    first, second = (TREE.read(likelihoods(each)) for each in (given_, shuffled))
    assert first.topics == pytest.approx(second.topics, abs=1e-9)


@given(answers)
def test_a_composite_of_one_topic_is_that_topic(
    given_: list[tuple[str, Parameters, float]],
) -> None:
    found = TREE.read(likelihoods(given_))
    for place, topic in enumerate(TREE.topics):
        one = found.composite({topic: 3.0})
        assert one.centre == pytest.approx(float(mean_of(found.topics[place])), abs=1e-6)
        assert one.sd == pytest.approx(float(sd_of(found.topics[place])), abs=1e-6)


@given(answers)
def test_a_right_answer_lowers_nobody(given_: list[tuple[str, Parameters, float]]) -> None:
    before = TREE.read(likelihoods(given_))
    after = TREE.read(likelihoods([*given_, ("a", ITEMS[1], 1.0)]))
    assert float(mean_of(after.overall)) >= float(mean_of(before.overall)) - 1e-9
    assert (mean_of(after.topics) >= mean_of(before.topics) - 1e-9).all()


def test_an_answer_tells_most_of_its_topic_then_of_its_round_then_of_the_rest() -> None:
    found = TREE.read(likelihoods([("a", ITEMS[1], 1.0)]))
    own, sibling, other = (float(mean_of(one)) for one in found.topics)
    assert own > sibling > other > 0


@settings(max_examples=20)
@given(st.sampled_from([0.0, 1.0]), st.integers(1, 10_000))
def test_ten_thousand_answers_stay_numbers(score: float, n: int) -> None:
    found = TREE.read({"a": n * log_likelihood(ITEMS[1], score)})
    for distribution in itertools.chain([found.overall], found.rounds, found.topics):
        assert np.isfinite(distribution).all()
        assert distribution.sum() == pytest.approx(1)
    assert np.isfinite(range_of(found.topics[0])).all()


def test_topics_outside_the_tree_say_nothing() -> None:
    found = TREE.read({"gone": log_likelihood(ITEMS[0], 1.0)})
    assert found.overall == pytest.approx(mass(np.log(normal())), abs=2e-3)


def test_a_composite_needs_a_weight() -> None:
    with pytest.raises(ValueError, match="no topic has a weight above 0"):
        TREE.read({}).composite({"gone": 1.0, "a": 0.0})
