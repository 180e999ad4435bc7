"""The kernel of the memory model beside its reference."""

import datetime as dt

import fsrs as reference
import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from greenroom.learner import fsrs
from greenroom.learner.fsrs import DEFAULT, Strength, Weights, first, intervals, retrievability
from greenroom.learner.grid import Doubles
from tests.parts import START

CLOSE = 1e-9
SCHEDULER = reference.Scheduler(enable_fuzzing=False)
ratings = st.integers(1, 4)
gaps = st.one_of(st.just(0), st.integers(0, 3), st.integers(0, 4_000))


def replayed(histories: list[list[tuple[int, int]]], weights: Weights = DEFAULT) -> list[Strength]:
    """After each review of histories of the same length, all of them at once."""
    table = np.array(histories, dtype=np.int64)
    found = [first(table[:, 0, 0], weights)]
    for turn in range(1, table.shape[1]):
        found.append(fsrs.review(found[-1], table[:, turn, 1], table[:, turn, 0], weights))
    return found


def by_reference(history: list[tuple[int, int]], scheduler: reference.Scheduler) -> Doubles:
    """(reviews, 2) stability and difficulty."""
    card, at, found = reference.Card(card_id=0, due=START), START, []
    for rating, days in history:
        at += dt.timedelta(days=days)
        card, _ = scheduler.review_card(card, reference.Rating(rating), review_datetime=at)
        found.append((card.stability, card.difficulty))
    return np.array(found)


def assert_as_reference(
    histories: list[list[tuple[int, int]]],
    weights: Weights = DEFAULT,
    scheduler: reference.Scheduler = SCHEDULER,
) -> None:
    ours = np.array(replayed(histories, weights))
    for row, history in enumerate(histories):
        theirs = by_reference(history, scheduler)
        np.testing.assert_allclose(ours[:, :, row], theirs, rtol=CLOSE, atol=0)


@given(st.lists(st.tuples(ratings, gaps), min_size=1, max_size=40))
@settings(deadline=None)
def test_every_review_of_a_history_is_as_the_reference_has_it(
    history: list[tuple[int, int]],
) -> None:
    assert_as_reference([history])


@given(st.lists(st.lists(st.tuples(ratings, gaps), min_size=6, max_size=6), min_size=1, max_size=9))
@settings(deadline=None)
def test_many_items_at_once_are_each_as_by_themselves(
    histories: list[list[tuple[int, int]]],
) -> None:
    assert_as_reference(histories)


LOWEST = (0.001,) * 4 + (1.0, 0.001, 0.001, 0.001, 0.0, 0.0, 0.001, 0.001, 0.001, 0.001)
HIGHEST = (100.0,) * 4 + (10.0, 4.0, 4.0, 0.75, 4.5, 0.8, 3.5, 5.0, 0.25, 0.9)


@given(
    st.lists(st.floats(0, 1), min_size=21, max_size=21),
    st.lists(st.tuples(ratings, gaps), min_size=1, max_size=12),
)
@settings(deadline=None)
def test_other_weights_are_used_as_the_reference_uses_them(
    shares: list[float], history: list[tuple[int, int]]
) -> None:
    low = (*LOWEST, 0.0, 0.0, 1.0, 0.0, 0.0, 0.0, 0.1)
    high = (*HIGHEST, 4.0, 1.0, 6.0, 2.0, 2.0, 0.8, 0.8)
    w = [a + share * (b - a) for a, b, share in zip(low, high, shares, strict=True)]
    scheduler = reference.Scheduler(parameters=w, enable_fuzzing=False)
    weights = Weights((w[0], w[1], w[2], w[3]), *w[4:])
    assert_as_reference([history], weights, scheduler)


def test_the_default_weights_are_those_of_the_reference() -> None:
    ours = (*DEFAULT.first_stability, *(getattr(DEFAULT, name) for name in NAMES))
    assert ours == SCHEDULER.parameters


NAMES = [name for name in Weights.__slots__ if name != "first_stability"]


def test_a_batch_larger_than_a_block_is_reviewed_whole() -> None:
    n = fsrs.BLOCK * 2 + 3
    rng = np.random.default_rng(1)
    before = Strength(np.exp(rng.normal(2, 1, n)), rng.uniform(1, 10, n))
    days, rated = rng.integers(0, 50, n), rng.integers(1, 5, n)
    whole = fsrs.review(before, days, rated)
    for row in (0, fsrs.BLOCK - 1, fsrs.BLOCK, n - 1):
        one = Strength(before.stability[[row]], before.difficulty[[row]])
        alone = fsrs.review(one, days[[row]], rated[[row]])
        np.testing.assert_allclose(whole.stability[row], alone.stability[0], rtol=1e-12)
        assert whole.difficulty[row] == alone.difficulty[0]


def test_no_memories_give_none() -> None:
    nothing = np.array([], dtype=np.int64)
    assert len(first(nothing).stability) == 0
    assert len(fsrs.review(first(nothing), nothing, nothing).stability) == 0


# The forgetting curve.
def test_recall_is_90_per_cent_after_as_many_days_as_the_stability_has() -> None:
    stability = np.array([0.001, 1.0, 30.0, 36_500.0])
    np.testing.assert_allclose(retrievability(stability, stability), 0.9, rtol=1e-12)
    np.testing.assert_array_equal(retrievability(stability, np.zeros(4)), 1.0)
    np.testing.assert_array_equal(retrievability(stability, np.full(4, -3.0)), 1.0)


@given(st.floats(0.001, 1e5), st.floats(0, 4_000), st.floats(0.001, 4_000))
def test_recall_falls_with_time_and_stays_a_chance(
    stability: float, days: float, more: float
) -> None:
    both = retrievability(np.full(2, stability), np.array([days, days + more]))
    assert 0 < both[1] <= both[0] <= 1


@given(st.floats(0.01, 5e4), st.floats(0.7, 0.97))
def test_the_interval_ends_where_recall_has_fallen_to_what_is_desired(
    stability: float, retention: float
) -> None:
    days = intervals(np.array([stability]), retention)
    assert 1 <= days[0] <= fsrs.INTERVAL_MOST_DAYS
    if 1 < days[0] < fsrs.INTERVAL_MOST_DAYS:
        around = retrievability(np.full(2, stability), days + np.array([-0.5, 0.5]))
        assert around[0] >= retention - 1e-9
        assert around[1] <= retention + 1e-9


def test_the_same_review_10_000_times_leaves_a_memory_in_its_bounds() -> None:
    rated, days = (grid.ravel() for grid in np.meshgrid([1, 2, 3, 4], [0, 1, 3_650]))
    found = first(rated)
    for _ in range(10_000):
        found = fsrs.review(found, days, rated)
    assert (found.stability >= 0.001).all()
    assert (found.stability < 1e9).all()
    assert ((found.difficulty >= 1) & (found.difficulty <= 10)).all()
    after = intervals(found.stability, 0.9)
    assert ((after >= 1) & (after <= fsrs.INTERVAL_MOST_DAYS)).all()
