"""What the cases of the rolling mean test."""

import numpy as np
from cases_kit import case


def _payments(rng, n, people):
    times = rng.permutation(n * 3)[:n]
    return rng.choice(people, size=n), times, np.round(rng.normal(50, 40, size=n), 2)


def visible():
    return [
        case("one user looks back", np.array([7, 7, 3, 7]), np.array([10, 30, 15, 20]), np.array([1.0, 5.0, 9.0, 3.0]), 2),
        case("window of one", np.array([1, 1, 1]), np.array([3, 1, 2]), np.array([10.0, 20.0, 40.0]), 1),
    ]


def hidden(rng):
    cases = []
    for i, window in enumerate([1, 3, 8]):
        cases.append(case(f"random payments ({i + 1})", *_payments(rng, 80, [4, 9, -2, 100, 5]), window, group="random"))
    big = np.array([2, 1, 2, 1, 2, 1, 3])
    cases.append(case("small amounts after large ones of another user", big, np.arange(7) * 10 + 3, np.array([1.0, 900.0, 2.0, 800.0, 4.0, 700.0, 5.0]), 2, group="user borders"))
    cases.append(case("payments without order", *_payments(rng, 30, [1, 2]), 4, group="order"))
    cases.append(case("the first payments of a user are large", np.array([5, 5, 5, 5]), np.array([1, 2, 3, 4]), np.array([100.0, -3.0, 7.5, 1.0]), 2, group="leak"))
    cases.append(case("a window longer than every history", *_payments(rng, 20, [3, 8, 6]), 50, group="short history"))
    cases.append(case("every user pays once", np.array([3, 1, 2]), np.array([5, 5, 5]), np.array([1.0, 2.0, 3.0]), 3, group="no history"))
    cases.append(case("one payment", np.array([3]), np.array([5]), np.array([-1.0]), 1, group="no history"))
    cases.append(case("negative user numbers and times", np.array([-5, -7, -5, -7, -5]), np.array([-1, -2, -9, -4, 0]), np.array([1.0, 2.0, -4.0, 8.0, 16.0]), 2, group="negative"))
    cases.append(case("no payments", np.zeros(0, dtype=int), np.zeros(0, dtype=int), np.zeros(0), 3, group="empty"))
    cases.append(case("200,000 payments", *_payments(rng, 200_000, [1, 2]), 50_000, group="large"))
    return cases


def check(args, got, want):
    got = np.asarray(got, dtype=float)
    if got.shape != want.shape:
        return f"expected shape {want.shape}, got {got.shape}"
    if (np.isnan(got) != np.isnan(want)).any():
        return "NaN stands in the wrong rows"
    off = np.abs(got - want) > 1e-6
    return f"{int(off.sum())} of {want.size} means are not right" if off.any() else None
