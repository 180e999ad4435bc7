"""How time grows with n: fitting curves to a handful of noisy measurements.

Each curve is t(n) = a + b f(n) with a, b >= 0 and f one of SHAPES. Timing noise is multiplicative,
so curves are fitted by least squares of log t - log(a + b f(n)); now and then a measurement is
several times too slow, never too fast, so a slow one costs at most OUTLIER_NATS (a normal
distribution with one-sided contamination, after Tukey 1960). For a share w of the growing part the
curve is s (1 - w + w f(n) / f(n_max)): w is tried on a grid, and s is the mean of what remains,
with all measurements or all but one. Choosing the curve by its squared error is the idea of the
package big_O and of Google Benchmark's complexity report.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any, Final, NamedTuple, TypeAlias

import numpy as np

Array: TypeAlias = np.ndarray[Any, np.dtype[np.float64]]

SHAPES: Final = ("1", "log n", "n", "n log n", "n^2", "n^2 log n", "n^3", "2^n")
"""Slowest growth first."""
EXCESS: Final = 0.5
"""By how much the slope of log t over log n must be above the bar's own to say that it exceeds:
half of what n^2 is above n, and more than a factor log n makes."""
NOISE: Final = 0.25
"""Standard deviation of the noise of log t that is assumed; quiet machines have less."""
OUTLIER_NATS: Final = 4.0
"""Log likelihood that taking a measurement for an outlier costs: about one in fifty is."""
OVERHEAD_NATS: Final = 4.0
"""Log likelihood that an overhead costs, as a share of the time at the smallest size: it bends
any curve, and must not explain noise for nothing."""
CERTAIN_NATS: Final = 6.0
"""By how much the best curve above the bar must be likelier than the bar's own."""
NAMED_NATS: Final = 2.0
"""By how much a curve must be likelier than a simpler one to be named."""
QUIET: Final = 0.03
"""Log error that caches and timers leave on any machine."""
SHARES: Final = np.concatenate([[0.0], 1 / (1 + np.exp(np.linspace(9.0, -9.0, 61))), [1.0]])
"""Even in log odds: a constant that matters at small n is a thousandth at the largest."""
CURVE_POINTS: Final = 40
FASTEST_S: Final = 1e-9
"""What a measurement of nothing is taken for."""


@dataclass(frozen=True, slots=True)
class Fit:
    """The curve that fits best, and what is needed to hold it against a bar and to draw it."""

    name: str
    """One of SHAPES."""
    constant_s: float
    """a, seconds."""
    factor_s: float
    """b, seconds; of 2^n it may be 0 by underflow."""
    points: tuple[tuple[int, float], ...]
    """n and seconds, as measured."""
    curve: tuple[tuple[float, float], ...]
    """n and seconds of the fitted curve, evenly spaced in n."""
    slope: float
    """Of log t over log n: what n is raised to, robustly, and without the constant's share."""
    losses: tuple[float, ...]
    """Negative log likelihood of each of SHAPES with what an overhead costs, nats."""


def classify(sizes: Sequence[int], seconds: Sequence[float]) -> Fit:
    """Fit each curve and choose.

    Args:
        sizes: At least 4 increasing sizes of at least 1.
        seconds: Time at each size, best the shortest of several runs.

    Raises:
        ValueError: too few sizes, sizes that do not increase, or another number of times.
    """
    if len(sizes) < 4 or len(sizes) != len(seconds):
        raise ValueError("a fit needs at least 4 sizes and a time for each")
    if sizes[0] < 1 or any(b <= a for a, b in pairwise(sizes)):
        raise ValueError("sizes must increase from at least 1")
    n = np.array(sizes, dtype=np.float64)
    log_t = np.log(np.maximum(np.array(seconds, dtype=np.float64), FASTEST_S))
    fitted = [_fit(_log_shape(shape, n), log_t) for shape in SHAPES]
    best = _simplest([each.loss for each in fitted], len(n))
    share, scale = fitted[best].share, fitted[best].scale
    log_top = float(_log_shape(SHAPES[best], n[-1:])[0])
    return Fit(
        name=SHAPES[best],
        constant_s=scale * (1 - share),
        factor_s=scale * share * math.exp(-log_top),
        points=tuple(zip(map(int, sizes), map(float, seconds), strict=True)),
        curve=_curve(SHAPES[best], n, share, scale),
        slope=_slope(np.log(n), log_t),
        losses=tuple(each.guarded_loss for each in fitted),
    )


def exceeds(fit: Fit, bar: str) -> bool:
    """Whether the growth is certainly above the bar; in doubt it is not.

    Both must hold: the slope of log t over log n is above the bar's own over the same sizes by at
    least EXCESS, and some curve above the bar is likelier than the bar's by CERTAIN_NATS. n and
    n log n are not told apart.

    Raises:
        ValueError: the bar is not one of SHAPES.
    """
    place = SHAPES.index(bar)
    n = np.array([size for size, _ in fit.points], dtype=np.float64)
    bar_slope = _slope(np.log(n), _log_shape(bar, n))
    rival = min(fit.losses[place + 1 :], default=math.inf)
    return fit.losses[place] - rival >= CERTAIN_NATS and fit.slope - bar_slope >= EXCESS


def sentence(fit: Fit, bar: str) -> str:
    """What to tell of a fit: "looks like O(n^2), the bar is O(n log n)"."""
    return f"looks like O({fit.name}), the bar is O({bar})"


def _log_shape(shape: str, n: Array) -> Array:
    """Log of f(n); log n is log2(n + 1), which is never 0."""
    log_n = np.log(n)
    log_log = np.log(np.log2(n + 1))
    shapes = {
        "1": np.zeros_like(n),
        "log n": log_log,
        "n": log_n,
        "n log n": log_n + log_log,
        "n^2": 2 * log_n,
        "n^2 log n": 2 * log_n + log_log,
        "n^3": 3 * log_n,
        "2^n": n * math.log(2),
    }
    return np.asarray(shapes[shape])


class _Fitted(NamedTuple):
    """The likeliest curve of a shape: its loss in nats, without and with what overhead costs."""

    loss: float
    guarded_loss: float
    share: float
    """w"""
    scale: float
    """s, seconds."""


def _fit(log_f: Array, log_t: Array) -> _Fitted:
    growing = log_f - log_f[-1]
    with np.errstate(divide="ignore"):
        constant = np.log1p(-SHARES)
        curves = np.logaddexp(constant[:, None], np.log(SHARES)[:, None] + growing)
    off = log_t - curves
    total = off.sum(axis=1, keepdims=True)
    levels = np.concatenate(
        [total / len(log_t), (total - off) / (len(log_t) - 1), np.median(off, 1, keepdims=True)],
        axis=1,
    )
    overhead = np.exp(constant - curves[:, 0])
    losses = _loss(off[:, None, :] - levels[:, :, None]).sum(axis=2)
    share, level = np.unravel_index(int(np.argmin(losses)), losses.shape)
    return _Fitted(
        loss=float(losses[share, level]),
        guarded_loss=float((losses + OVERHEAD_NATS * overhead[:, None]).min()),
        share=float(SHARES[share]),
        scale=math.exp(levels[share, level]),
    )


def _loss(apart: Array) -> Array:
    """Of measurements that are slower (above 0) or faster than a curve, nats."""
    nats = (apart / NOISE) ** 2 / 2
    return np.where(apart > 0, np.minimum(nats, OUTLIER_NATS), nats)


def _simplest(losses: Sequence[float], count: int) -> int:
    """The simplest shape that is nearly as likely as the best, at the noise that there is."""
    squares = [2 * NOISE**2 * loss / count + QUIET**2 for loss in losses]
    nats = [count / 2 * math.log(square) for square in squares]
    return next(place for place, each in enumerate(nats) if each <= min(nats) + NAMED_NATS)


def _slope(log_n: Array, log_t: Array) -> float:
    """The steeper of the robust slopes over all sizes and over the upper half.

    Over all it is the surer one; a constant that dominates small sizes hides growth from it, not
    from the upper half. Median of the slopes of all pairs (Theil 1950, Sen 1968).
    """
    half = len(log_n) // 2
    return max(_theil_sen(log_n, log_t), _theil_sen(log_n[half:], log_t[half:]))


def _theil_sen(x: Array, y: Array) -> float:
    left, right = np.triu_indices(len(x), 1)
    return float(np.median((y[right] - y[left]) / (x[right] - x[left])))


def _curve(shape: str, n: Array, share: float, scale: float) -> tuple[tuple[float, float], ...]:
    at = np.linspace(n[0], n[-1], CURVE_POINTS)
    growing = np.exp(_log_shape(shape, at) - _log_shape(shape, n[-1:])[0])
    return tuple(zip(at.tolist(), (scale * (1 - share + share * growing)).tolist(), strict=True))
