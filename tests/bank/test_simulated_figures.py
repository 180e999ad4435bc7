"""Figures in the bank that no formula gives: simulated here, and held to what the items say."""

import random
from collections.abc import Callable, Sequence
from itertools import pairwise
from pathlib import Path

import pytest

from greenroom.config import shipped_bank

TESTS = 6_000
LIMIT = 1.959963984540054
"""Two-sided 5% quantile of the standard normal."""


def z_values(looks: int, rng: random.Random) -> list[float]:
    """The z-values of one test without an effect, looked at after equal amounts of data."""
    total, found = 0.0, []
    for look in range(1, looks + 1):
        total += rng.gauss(0, 1)
        found.append(total / look**0.5)
    return found


def share_stopped(looks: int, stops: Callable[[Sequence[float]], bool]) -> float:
    rng = random.Random(20261121)
    return sum(stops(z_values(looks, rng)) for _ in range(TESTS)) / TESTS


def text_of(name: str) -> str:
    return (Path(shipped_bank()) / name).read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("item", "says", "share", "looks", "stops"),
    [
        # Daily looks at a fixed 5%.
        ("experimentation/stop-early-keep-five-percent.toml", "about 25%", 0.25, 20,
         lambda z: any(abs(v) > LIMIT for v in z)),
        ("experimentation/card-stop-when-green.toml", "roughly one test in four", 0.25, 21,
         lambda z: any(abs(v) > LIMIT for v in z)),
        # The half-measures that the distractors propose.
        ("experimentation/stop-early-keep-five-percent.toml", "In simulation about 15%", 0.15, 20,
         lambda z: any(abs(v) > LIMIT for v in z[7:])),
        ("experimentation/stop-early-keep-five-percent.toml", "In simulation about 15%", 0.15, 20,
         lambda z: any(abs(v) > LIMIT and abs(w) > LIMIT for v, w in pairwise(z))),
        # O'Brien-Fleming limits of 9.5 at the first and 2.1 at the last of 20 looks spend 5%.
        ("experimentation/stop-early-keep-five-percent.toml", "about 9.5 at the first", 0.05, 20,
         lambda z: any(abs(v) > 9.5 / (n**0.5) for n, v in enumerate(z, 1))),
    ],
)  # fmt: skip
def test_the_share_of_tests_without_effect_that_are_stopped_is_as_the_item_says(
    item: str, says: str, share: float, looks: int, stops: Callable[[Sequence[float]], bool]
) -> None:
    assert says in text_of(item)
    # Three standard errors of a share from this many tests.
    error = 3 * (share * (1 - share) / TESTS) ** 0.5
    assert share_stopped(looks, stops) == pytest.approx(share, abs=error)
