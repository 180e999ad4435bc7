"""How much an answer would tell, and who is asked next."""

import random

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from greenroom.learner.grid import POINTS, Doubles
from greenroom.learner.parameters import Parameters, curves, log_likelihood
from greenroom.learner.tree import Tree
from greenroom.select.information import behind, best, gains, narrowed, outlook
from greenroom.select.pool import Pool
from tests.parts import head

NAMES = [f"t{n}" for n in range(6)]
TREE = Tree.of({name: f"r{n % 2}" for n, name in enumerate(NAMES)})
WEIGHTS = {"t0": 3.0, "t1": 2.0, "t2": 1.0, "t3": 1.0, "t4": 0.5, "t5": 0.5}
ITEMS = {
    f"{name}-{n}": Parameters((-1.5 + 0.75 * n,), 0.4, 0.1 * (n % 3), 0.2)
    for name in NAMES
    for n in range(5)
}
HEADS = [head(uid, kind="numeric", topics=(uid[:2],)) for uid in ITEMS]
POOL = Pool.of(HEADS, TREE, lambda uid, _: ITEMS[uid])


def answered(scores: list[tuple[int, int, bool]]) -> dict[str, Doubles]:
    """Likelihoods by topic of answers (topic, item, right)."""
    logs: dict[str, Doubles] = {}
    for topic, number, right in scores:
        name = NAMES[topic]
        likely = log_likelihood(ITEMS[f"{name}-{number}"], float(right))
        logs[name] = logs.get(name, np.zeros(POINTS)) + likely
    return logs


ANSWERS = st.lists(st.tuples(st.integers(0, 5), st.integers(0, 4), st.booleans()), max_size=15)


def variance_of(logs: dict[str, Doubles], weights: dict[str, float]) -> float:
    """Of the weighted sum (not the mean) of abilities."""
    return (TREE.read(logs).composite(weights).sd * sum(weights.values())) ** 2


@given(scores=ANSWERS)
@settings(max_examples=30, deadline=None)
def test_covariances_with_the_composite_are_those_of_the_grid(
    scores: list[tuple[int, int, bool]],
) -> None:
    logs = answered(scores)
    found = outlook(TREE.read(logs), WEIGHTS)
    total = sum(WEIGHTS.values())
    for place, name in enumerate(NAMES):
        # Var(C + X) = Var(C) + Var(X) + 2 Cov(C, X), each of them read from the grid.
        both = {**WEIGHTS, name: WEIGHTS[name] + 1.0}
        parts = variance_of(logs, WEIGHTS) + variance_of(logs, {name: 1.0})
        exact = (variance_of(logs, both) - parts) / 2 / total
        assert found.covariance[place] == pytest.approx(exact, rel=0.15, abs=0.02)


def exact_gain(logs: dict[str, Doubles], uid: str) -> float:
    """Expected fall of the composite's variance, over both answers."""
    topic, place = uid[:2], NAMES.index(uid[:2])
    right = float(TREE.read(logs).topics[place] @ curves(ITEMS[uid])[1])
    after = 0.0
    for score, chance in ((1.0, right), (0.0, 1 - right)):
        more = logs.get(topic, np.zeros(POINTS)) + log_likelihood(ITEMS[uid], score)
        after += chance * TREE.read({**logs, topic: more}).composite(WEIGHTS).sd ** 2
    return float(TREE.read(logs).composite(WEIGHTS).sd ** 2 - after)


@given(scores=ANSWERS)
@settings(max_examples=20, deadline=None)
def test_what_is_chosen_tells_nearly_as_much_as_the_best_by_full_reckoning(
    scores: list[tuple[int, int, bool]],
) -> None:
    logs = answered(scores)
    found = gains(POOL, outlook(TREE.read(logs), WEIGHTS))
    exact = np.array([exact_gain(logs, one.uid) for one in POOL.heads])
    assert exact[int(found.argmax())] >= 0.85 * exact.max()
    assert found.max() == pytest.approx(exact.max(), rel=0.35)


@pytest.mark.parametrize("right", [True, False])
def test_ten_thousand_answers_leave_finite_numbers(right: bool) -> None:
    logs = {"t0": 10_000 * log_likelihood(ITEMS["t0-2"], float(right))}
    stands = outlook(TREE.read(logs), WEIGHTS)
    found = gains(POOL, stands)
    assert all(np.isfinite(part).all() for part in (found, *stands))
    assert (found >= 0).all()


def test_who_does_well_is_asked_harder_questions() -> None:
    def difficulty(right: bool) -> float:
        logs = answered([(topic, 2, right) for topic in range(6)] * 2)
        stands = outlook(TREE.read(logs), WEIGHTS)
        place = best(gains(POOL, stands), np.ones(len(HEADS), dtype=np.bool_), random.Random(1))
        return ITEMS[POOL.heads[place].uid].difficulty

    assert difficulty(right=True) > difficulty(right=False) + 1


def test_a_topic_that_weighs_more_tells_more() -> None:
    stands = outlook(TREE.read({}), {"t0": 10.0, "t2": 1.0})
    assert stands.covariance[0] > stands.covariance[2] > stands.covariance[1] > 0
    found = gains(POOL, stands)
    assert POOL.heads[int(found.argmax())].topics == ("t0",)


def test_where_earlier_answers_fade_more_of_the_same_topic_tells_less() -> None:
    abilities = TREE.read(answered([(0, 2, True), (0, 2, False)] * 30))
    lasting, fading = (gains(POOL, outlook(abilities, WEIGHTS, keep)) for keep in (1.0, 0.95))
    same = POOL.topic == 0
    assert (fading[same] < lasting[same]).all()
    assert fading[~same] == pytest.approx(lasting[~same])
    # What fades of sixty answers is more than one answer brings.
    assert fading[same].max() < 0


def test_topics_that_the_tree_does_not_have_tell_nothing() -> None:
    pool = Pool.of([head("x", topics=("other",))], TREE, lambda _u, _k: ITEMS["t0-0"])
    assert gains(pool, outlook(TREE.read({}), {})).tolist() == [0.0]
    empty = Tree.of({})
    pool = Pool.of([head("x")], empty, lambda _u, _k: ITEMS["t0-0"])
    assert gains(pool, outlook(empty.read({}), {})).tolist() == [0.0]


# Rules, turns and ties.
FLAGS = st.lists(st.booleans(), min_size=6, max_size=6)


@given(candidates=FLAGS, rules=st.lists(FLAGS, max_size=4))
@settings(deadline=None)
def test_rules_never_leave_nothing_and_the_first_that_can_holds(
    candidates: list[bool], rules: list[list[bool]]
) -> None:
    start = np.array(candidates)
    kept = narrowed(start, [np.array(rule) for rule in rules])
    assert kept.any() == start.any()
    assert not (kept & ~start).any()
    if rules and (start & np.array(rules[0])).any():
        assert not (kept & ~np.array(rules[0])).any()


@given(
    shares=st.lists(st.floats(0.1, 5), min_size=3, max_size=3),
    length=st.integers(1, 60),
    seed=st.integers(0, 99),
)
@settings(deadline=None)
def test_groups_get_their_shares_within_one_question(
    shares: list[float], length: int, seed: int
) -> None:
    group, rng, asked = np.array([0, 1, 2] * 4), random.Random(seed), [0, 0, 0]
    wanted = np.array(shares)
    for _ in range(length):
        turn = behind(group, np.ones(12, dtype=np.bool_), asked, wanted)
        asked[int(group[best(np.zeros(12, dtype=np.float32), turn, rng)])] += 1
    assert np.abs(np.array(asked) - wanted / wanted.sum() * length).max() <= 1 + 1e-9


def test_a_group_without_candidates_is_passed_over() -> None:
    group, candidates = np.array([0, 0, 1, 2]), np.array([False, False, True, True])
    turn = behind(group, candidates, [0, 1, 0], np.ones(3))
    assert turn[candidates].tolist() == [False, True]


def test_the_best_is_chosen_and_alike_ones_by_chance() -> None:
    values = np.array([1.0, 3.0, 3.0, 9.0], dtype=np.float32)
    open_ = np.array([True, True, True, False])
    found = {best(values, open_, random.Random(seed)) for seed in range(20)}
    assert found == {1, 2}
    with pytest.raises(ValueError, match="no item is left"):
        best(values, np.zeros(4, dtype=np.bool_), random.Random(1))
