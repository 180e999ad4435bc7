"""The knapsack: best where that is proved, never beyond the minutes or without what it needs."""

import itertools
import time
from collections.abc import Sequence

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from greenroom.coach.choose import GAP, Chosen, choose, greedy, worthwhile
from greenroom.coach.units import Unit
from tests.coach.makers import a_unit


@st.composite
def any_units(draw: st.DrawFn, most: int = 9) -> list[Unit]:
    count = draw(st.integers(0, most))
    return [
        a_unit(
            place,
            draw(st.sampled_from([0.5, 1, 2, 5, 10, 45])),
            draw(st.one_of(st.just(0.0), st.floats(1e-6, 2))),
            draw(st.lists(st.integers(0, place - 1), max_size=2, unique=True)) if place else (),
        )
        for place in range(count)
    ]


def is_allowed(units: Sequence[Unit], places: Sequence[int], minutes: float) -> bool:
    ids = [units[place].id for place in places]
    return (
        len(set(ids)) == len(ids)
        and sum(units[place].minutes for place in places) <= minutes + 1e-6
        and all(set(units[place].after) <= set(ids[:number]) for number, place in enumerate(places))
    )


def optimum(units: Sequence[Unit], minutes: float) -> float:
    """By trying every choice."""
    best = 0.0
    for size in range(len(units) + 1):
        for places in itertools.combinations(range(len(units)), size):
            if is_allowed(units, places, minutes):
                best = max(best, sum(units[place].gain for place in places))
    return best


@settings(deadline=None, max_examples=60)
@given(any_units(), st.sampled_from([0, 1, 3, 10, 20, 60, 500]))
def test_the_choice_is_the_best_there_is(units: list[Unit], minutes: float) -> None:
    chosen = choose(units, minutes, 5.0)
    assert is_allowed(units, chosen.places, minutes)
    assert chosen.is_best
    assert chosen.gain == pytest.approx(optimum(units, minutes), rel=2 * GAP, abs=1e-9)


@settings(deadline=None, max_examples=100)
@given(any_units(30), st.floats(0, 300))
def test_the_greedy_choice_keeps_to_minutes_and_prerequisites(
    units: list[Unit], minutes: float
) -> None:
    chosen = greedy(units, minutes)
    assert is_allowed(units, chosen.places, minutes)
    assert not chosen.is_best


def many(count: int, rng: np.random.Generator) -> list[Unit]:
    """Topics of ten pieces each, some built on others, as a bank has them."""
    units: list[Unit] = []
    for place in range(count):
        topic, number = divmod(place, 10)
        after = [place - 1] if number else [10 * int(rng.integers(topic)) + 1] if topic else []
        gain = rng.gamma(2.0) * 0.9**number
        units.append(a_unit(place, float(rng.integers(2, 40)), gain, after, str(topic)))
    return units


def test_the_greedy_choice_is_near_the_best_on_the_whole() -> None:
    rng = np.random.default_rng(5)
    shares = []
    for _ in range(8):
        units = many(60, rng)
        best = choose(units, 400.0, 5.0)
        assert best.is_best
        shares.append(greedy(units, 400.0).gain / best.gain)
    assert min(shares) > 0.9
    assert np.mean(shares) > 0.97


def test_300_units_are_chosen_within_the_time_or_said_not_to_be_the_best() -> None:
    units = many(300, np.random.default_rng(3))
    began = time.process_time()
    chosen = choose(units, 1_500.0, 0.25)
    # Of the processor and not of the clock: this machine may have other work.
    assert time.process_time() - began < 1.0
    assert is_allowed(units, chosen.places, 1_500.0)
    assert chosen.gain >= greedy(units, 1_500.0).gain - 1e-9


def test_without_time_the_greedy_choice_is_given_and_said_not_to_be_the_best() -> None:
    units = many(40, np.random.default_rng(1))
    assert choose(units, 200.0, 0.0) == greedy(units, 200.0)
    assert choose([], 10.0) == Chosen((), 0, is_best=True)


@settings(deadline=None, max_examples=50)
@given(any_units(30), st.integers(0, 30))
def test_what_is_weighed_has_all_it_needs(units: list[Unit], limit: int) -> None:
    kept = worthwhile(units, limit)
    assert len(kept) <= limit or len(units) <= limit
    ids = {unit.id for unit in kept}
    assert all(set(unit.after) <= ids for unit in kept)
