"""Growth is named rightly, and nobody is blamed for noise."""

import math

import numpy as np
import pytest

from greenroom.graders.outputs.growth import SHAPES, Array, Fit, classify, exceeds, sentence

DOUBLING = tuple(1000 * 2**step for step in range(6))
SIXTEENFOLD = tuple(round(1000 * 16 ** (step / 6)) for step in range(7))
FIVE = tuple(1000 * 2**step for step in range(5))


def curve(shape: str, sizes: tuple[int, ...]) -> Array:
    """20 ms at the largest size."""
    n = np.array(sizes, dtype=np.float64)
    values = {
        "1": np.ones_like(n),
        "log n": np.log(n),
        "n": n,
        "n log n": n * np.log(n),
        "n^2": n**2,
        "n^2 log n": n**2 * np.log(n),
        "n^3": n**3,
        "2^n": 2.0 ** (n - n[-1]),
    }[shape]
    seconds: Array = 0.02 * values / values[-1]
    return seconds


def measured(
    rng: np.random.Generator, seconds: Array, noise: float, outliers: float
) -> list[float]:
    """With multiplicative noise and, with this probability each, three times too slow."""
    noisy = seconds * np.exp(rng.normal(0, noise, len(seconds)))
    slowed = np.where(rng.random(len(seconds)) < outliers, 3 * noisy, noisy)
    return list(map(float, slowed))


def share_that_exceeds(
    shape: str, bar: str, sizes: tuple[int, ...], noise: float, outliers: float, count: int
) -> float:
    rng = np.random.default_rng(7)
    seconds = curve(shape, sizes)
    fits = (classify(sizes, measured(rng, seconds, noise, outliers)) for _ in range(count))
    return sum(exceeds(fit, bar) for fit in fits) / count


@pytest.mark.parametrize("shape", ["1", "n", "n^2", "n^3"])
def test_growth_without_noise_is_named(shape: str) -> None:
    fit = classify(DOUBLING, curve(shape, DOUBLING).tolist())

    assert fit.name == shape
    assert not exceeds(fit, shape)


def test_exponential_growth_is_named() -> None:
    sizes = (10, 12, 14, 16, 18, 20)

    fit = classify(sizes, curve("2^n", sizes).tolist())

    assert fit.name == "2^n"
    assert exceeds(fit, "n^2")


@pytest.mark.parametrize("overhead", [0.0, 0.3, 3.0])
def test_a_constant_overhead_does_not_hide_growth(overhead: float) -> None:
    """Overhead in times of what the smallest size takes."""
    seconds = curve("n^2", DOUBLING)

    fit = classify(DOUBLING, (seconds + overhead * seconds[0]).tolist())

    assert fit.name == "n^2"
    assert exceeds(fit, "n log n")


def test_coefficients_are_those_of_the_curve() -> None:
    fit = classify(DOUBLING, [0.001 + 2e-6 * n for n in DOUBLING])

    assert fit.constant_s == pytest.approx(0.001, rel=0.15)
    assert fit.factor_s == pytest.approx(2e-6, rel=0.05)


def test_the_points_and_the_curve_can_be_drawn() -> None:
    seconds = curve("n", DOUBLING).tolist()

    fit = classify(DOUBLING, seconds)

    assert fit.points == tuple(zip(DOUBLING, seconds, strict=True))
    assert (fit.curve[0][0], fit.curve[-1][0]) == (1000, 32_000)
    assert fit.curve[0][1] == pytest.approx(seconds[0], rel=0.05)
    assert fit.curve[-1][1] == pytest.approx(seconds[-1], rel=0.05)
    assert [n for n, _ in fit.curve] == sorted(n for n, _ in fit.curve)


def test_one_measurement_that_is_ten_times_too_slow_blames_nobody() -> None:
    for place in range(len(DOUBLING)):
        seconds = curve("n", DOUBLING)
        seconds[place] *= 10

        assert not exceeds(classify(DOUBLING, seconds.tolist()), "n")


@pytest.mark.parametrize(("shape", "bar"), [("n", "n log n"), ("n log n", "n")])
def test_n_and_n_log_n_pass_for_one_another(shape: str, bar: str) -> None:
    assert not exceeds(classify(DOUBLING, curve(shape, DOUBLING).tolist()), bar)


@pytest.mark.parametrize("bar", SHAPES[:-1])
def test_faster_growth_than_the_bar_allows_is_within_it(bar: str) -> None:
    for shape in SHAPES[: SHAPES.index(bar) + 1]:
        assert not exceeds(classify(DOUBLING, curve(shape, DOUBLING).tolist()), bar)


@pytest.mark.parametrize(
    ("shape", "bar"), [("n", "1"), ("n", "log n"), ("n^2", "n"), ("n^3", "n^2"), ("n^3", "n")]
)
def test_growth_above_the_bar_is_seen(shape: str, bar: str) -> None:
    fit = classify(DOUBLING, curve(shape, DOUBLING).tolist())

    assert exceeds(fit, bar)
    assert sentence(fit, bar) == f"looks like O({shape}), the bar is O({bar})"


@pytest.mark.parametrize("noise", [0.2, 0.3])
def test_honest_growth_is_blamed_less_than_once_in_a_thousand(noise: float) -> None:
    shares = [
        share_that_exceeds(shape, shape, SIXTEENFOLD, noise, 0.03, count=1000)
        for shape in ("n", "n log n", "n^2")
    ]

    assert np.mean(shares) < 0.001


@pytest.mark.parametrize("noise", [0.2, 0.25])
def test_squares_are_missed_at_the_bar_n_log_n_less_than_twice_in_a_hundred(noise: float) -> None:
    share = share_that_exceeds("n^2", "n log n", SIXTEENFOLD, noise, 0.03, count=1000)

    assert share > 0.98


def test_with_the_best_of_three_five_sizes_are_enough() -> None:
    rng = np.random.default_rng(3)

    def best(shape: str) -> Fit:
        runs = [measured(rng, curve(shape, FIVE), 0.3, 0.1) for _ in range(3)]
        return classify(FIVE, np.min(runs, axis=0).tolist())

    blamed = [exceeds(best(shape), shape) for shape in ("n", "n log n", "n^2") for _ in range(400)]
    seen = [exceeds(best("n^2"), "n log n") for _ in range(400)]

    assert sum(blamed) == 0
    assert np.mean(seen) > 0.98


@pytest.mark.parametrize(
    ("sizes", "seconds"),
    [
        ((1, 2, 3), (1.0, 1.0, 1.0)),
        ((1, 2, 3, 4), (1.0, 1.0, 1.0)),
        ((0, 1, 2, 3), (1.0, 1.0, 1.0, 1.0)),
        ((1, 2, 2, 3), (1.0, 1.0, 1.0, 1.0)),
    ],
)
def test_too_few_or_unordered_sizes_are_refused(
    sizes: tuple[int, ...], seconds: tuple[float, ...]
) -> None:
    with pytest.raises(ValueError, match=r"sizes"):
        classify(sizes, seconds)


def test_times_of_nothing_and_large_sizes_do_no_harm() -> None:
    fit = classify((1, 10**3, 10**6, 10**9), (0.0, 0.0, 0.0, 0.0))

    assert fit.name == "1"
    assert all(math.isfinite(seconds) for _, seconds in fit.curve)
