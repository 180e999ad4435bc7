"""What the cases of the courier distances test."""

import numpy as np
from cases_kit import case


def visible():
    return [
        case("two orders, two couriers", np.array([[0.0, 0.0], [3.0, 4.0]]), np.array([[3.0, 0.0], [3.0, 4.0]])),
        case("one order, negative coordinates", np.array([[-1.0, 2.0]]), np.array([[-1.0, -2.0], [-4.0, 6.0]])),
    ]


def hidden(rng):
    grid = np.array([3_500_000.0, 6_900_000.0])
    near = grid + rng.uniform(-1, 1, size=(12, 2))
    spread = rng.uniform(0, 7_000_000, size=(10, 2))
    return [
        case("random points", rng.normal(size=(20, 2)), rng.normal(size=(20, 2)), group="random"),
        case("points all over the country", spread, rng.uniform(0, 7_000_000, size=(15, 2)), group="random"),
        case("points that lie close together, far from zero", near, near[::-1] + rng.uniform(0.3, 0.6, size=(12, 2)), group="far from zero"),
        case("close pairs all over the country", spread, spread + rng.uniform(0.3, 0.6, size=(10, 2)), group="far from zero"),
        case("the same points on both sides", near, near[:7].copy(), group="equal points"),
        case("more orders than couriers", rng.normal(size=(9, 2)), rng.normal(size=(4, 2)), group="unequal numbers"),
        case("one courier", rng.normal(size=(6, 2)), rng.normal(size=(1, 2)), group="unequal numbers"),
        case("five coordinates", rng.normal(size=(7, 5)), rng.normal(size=(8, 5)), group="more coordinates"),
        case("one coordinate", rng.normal(size=(5, 1)), rng.normal(size=(3, 1)), group="one coordinate"),
        case("no orders", np.zeros((0, 2)), rng.normal(size=(3, 2)), group="empty"),
        case("2,000 orders and 1,200 couriers", rng.normal(size=(2000, 2)), rng.normal(size=(1200, 2)), group="large"),
    ]


def check(args, got, want):
    got = np.asarray(got)
    if got.shape != want.shape:
        return f"expected shape {want.shape}, got {got.shape}"
    if got.dtype.kind not in "fiu":
        return f"expected numbers, got {got.dtype}"
    off = np.abs(got - want) > np.maximum(1e-5, 1e-6 * want)
    if np.isnan(got).any() or off.any():
        return f"{int((off | np.isnan(got)).sum())} of {want.size} distances are not right"
    return None
