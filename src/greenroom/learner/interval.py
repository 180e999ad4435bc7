"""Intervals for shares."""

import math
from typing import NamedTuple

Z_90 = 1.6448536269514722
"""Standard normal quantile of 0.95: both tails of a 90% interval."""


class Interval(NamedTuple):
    """Lower and upper bound of a share, 0 to 1."""

    low: float
    high: float


def wilson(score: float, n: int, z: float = Z_90) -> Interval:
    r"""Wilson score interval of a share, 90% unless `z` says otherwise.

    Centre (p + z^2/2n) / (1 + z^2/n), half-width z sqrt(p(1-p)/n + z^2/4n^2) / (1 + z^2/n), with
    p = score / n. Wilson, JASA 22 (1927) 209-212. A sum of partial scores is taken as a count:
    their variance is at most p(1-p), so the interval is then wider than it need be, not narrower.

    Args:
        score: sum of n scores, each 0 to 1.
        n: number of answers; 0 gives the whole range.
        z: standard normal quantile of the upper bound; 1.645 for 90%.
    """
    if n == 0:
        return Interval(0.0, 1.0)
    share, spread = score / n, z * z / n
    centre = (share + spread / 2) / (1 + spread)
    half = z * math.sqrt(share * (1 - share) / n + spread / (4 * n)) / (1 + spread)
    # At 0 and 1 the bound is exact; rounding must not move it inside.
    low = 0.0 if score <= 0 else max(0.0, centre - half)
    high = 1.0 if score >= n else min(1.0, centre + half)
    return Interval(low, high)
