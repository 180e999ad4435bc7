"""Tables of items that selection reads."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from greenroom.learner.grid import GRID, POINTS, STEP, Doubles
from greenroom.learner.parameters import Parameters, curves
from greenroom.learner.priors import grader_errors, prior_of
from greenroom.learner.tree import Tree
from greenroom.model.item import ItemHead
from greenroom.select.pool import KEPT, Pool, Pools, information
from tests.parts import head

TREE = Tree.of({"beta-one": "theory", "alpha-one": "theory"})


def pool_of(*heads: ItemHead) -> Pool:
    by_uid = {one.uid: one for one in heads}
    return Pool.of(heads, TREE, lambda uid, _: prior_of(by_uid[uid]))


def from_curves(item: Parameters, errors: Doubles | None = None) -> Doubles:
    """Fisher information by differences of the curves themselves."""
    chances = curves(item) if errors is None else errors.T @ curves(item)
    slopes = np.gradient(chances, STEP, axis=1, edge_order=2)
    found: Doubles = (slopes**2 / chances).sum(axis=0)
    return found


@given(
    b=st.floats(-3, 3),
    sd=st.floats(0, 1.2),
    log_a=st.floats(-0.7, 0.3),
    log_a_sd=st.floats(0, 0.4),
    guess=st.sampled_from([0.0, 0.2, 0.5]),
    has_steps=st.booleans(),
)
@settings(max_examples=40, deadline=None)
def test_information_is_that_of_the_curves(
    b: float, sd: float, log_a: float, log_a_sd: float, guess: float, has_steps: bool
) -> None:
    steps = (b - 0.8, b + 0.1, b + 0.7) if has_steps else (b,)
    item = Parameters(steps, sd, log_a, log_a_sd, 0.0 if has_steps else guess)
    found = information([item], [None])[0]
    assert np.isfinite(found).all()
    # Differences over a step of the grid are off by a few hundredths of the highest value.
    assert found == pytest.approx(from_curves(item), abs=0.05 * max(float(found.max()), 0.02))


def test_without_doubt_it_is_the_textbook_formula() -> None:
    a, b = 1.3, 0.4
    right = 1 / (1 + np.exp(-a * (GRID - b)))
    found = information([Parameters((b,), 0.0, float(np.log(a)), 0.0)], [None])[0]
    assert found == pytest.approx(a**2 * right * (1 - right), rel=1e-5)


def test_items_made_together_have_what_each_has_alone() -> None:
    items = [
        Parameters((0.1 * n,), 0.1 * (n % 3), 0.02 * n, 0.1 * (n % 2), 0.2 * (n % 2))
        for n in range(12)
    ] + [Parameters((n - 0.8, n, n + 0.8), 0.5) for n in range(3)]
    together = information(items, [None] * len(items))
    alone = [information([item], [None])[0] for item in items]
    assert together == pytest.approx(np.array(alone), rel=1e-5)


def test_a_grader_that_errs_tells_less() -> None:
    item, errors = Parameters((-0.8, 0.0, 0.8), 0.5), grader_errors("open")
    assert errors is not None
    plain, noisy = information([item, item], [None, errors])
    assert (noisy <= plain + 1e-6).all()
    assert noisy.max() < 0.9 * plain.max()
    assert noisy == pytest.approx(from_curves(item, errors), abs=0.02)


def test_guessing_and_doubt_tell_less() -> None:
    sure, guessed, doubted = information(
        [Parameters((0.0,), 0.0), Parameters((0.0,), 0.0, guess=0.2), Parameters((0.0,), 1.0)],
        [None] * 3,
    )
    assert guessed.max() < 0.8 * sure.max()
    assert doubted.max() < 0.9 * sure.max()


def test_items_of_a_topic_lie_side_by_side_in_the_order_of_the_tree() -> None:
    heads = [head("a", "alpha"), head("x", "gamma"), head("b", "beta"), head("c", "alpha")]
    pool = pool_of(*heads)
    assert [one.uid for one in pool.heads] == ["b", "a", "c", "x"]
    assert pool.spans == ((0, 1), (1, 3), (3, 4))
    assert pool.topic.tolist() == [0, 1, 1, 2]
    assert [pool.areas[area] for area in pool.area] == ["beta", "alpha", "alpha", "gamma"]
    assert pool.flags(["c", "gone"]).tolist() == [False, False, True, False]
    assert pool_of().information.shape == (0, POINTS)


@pytest.mark.parametrize(
    ("first", "second", "is_kin"),
    [
        ("Precision of an alarm", "precision of alarms", True),
        ("Recall and precision", "The precision, the recall", True),
        ("Precision at 5", "Precision at 10", False),
        ("Precision", "Recall", False),
    ],
)
def test_items_with_nearly_the_same_title_are_kin(first: str, second: str, is_kin: bool) -> None:
    one, other = (titled(uid, title) for uid, title in (("a", first), ("b", second)))
    pool = pool_of(one, other)
    assert (pool.kin[0] == pool.kin[1]) == is_kin
    elsewhere = titled("c", first, topics=("beta-one",))
    assert len(set(pool_of(one, elsewhere).kin.tolist())) == 2


def test_enemies_that_are_named_are_kin_whatever_their_titles() -> None:
    heads = (titled("a", "One"), titled("b", "Two"), titled("c", "Three"))
    pools = Pools(TREE, None, {"a": "same", "b": "same"})
    pool, _ = pools(heads)
    assert pool.kin[0] == pool.kin[1] != pool.kin[2]


def titled(uid: str, title: str, topics: tuple[str, ...] = ()) -> ItemHead:
    return replace(head(uid, topics=topics), title=title)


def test_a_pool_is_made_anew_when_items_or_what_is_known_of_them_changed() -> None:
    found, version = {"a": Parameters((0.0,), 0.5), "b": Parameters((0.0,), 0.5)}, [1]
    pools = Pools(TREE, lambda uid, _: found[uid], version=lambda: version[0])
    one, other = head("a"), head("b")
    first, _ = pools([one])
    assert pools([one])[0] is first
    assert [item.uid for item in pools([one, other])[0].heads] == ["a", "b"]
    assert pools([replace(one, minutes=9.0)])[0].minutes.tolist() == [9.0]
    found["a"], version[0] = Parameters((1.0,), 0.5), 2
    assert pools([one])[0].information.argmax() > first.information.argmax()


def test_only_the_latest_pools_are_kept() -> None:
    pools, one = Pools(TREE), head("a")
    first, _ = pools([one])
    others = [[head(f"b{n}")] for n in range(KEPT)]
    for heads in others:
        pools(heads)
    assert pools(others[-1])[0] is pools(others[-1])[0]
    assert pools([one])[0] is not first


def test_weights_make_every_area_alike() -> None:
    heads = [head("a", topics=("x",)), head("b", topics=("y",)), head("c", "beta", topics=("z",))]
    assert pool_of(*heads).evenly == {"x": 0.5, "y": 0.5, "z": 1.0}
    assert pool_of(heads[0], head("d", "beta", topics=("x",))).evenly == {"x": 2.0}


def test_without_a_tree_the_items_own_topics_and_rounds_make_one() -> None:
    _, tree = Pools()([head("a"), head("b", "beta")])
    assert tree.topics == ("alpha-one", "beta-one")
    assert tree.rounds == ("theory",)
