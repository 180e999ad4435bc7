"""What the cases of the cosine top-k test."""

import numpy as np
from cases_kit import case


def _items(rng, n, d):
    return rng.normal(size=(n, d)) * rng.uniform(0.1, 10, size=(n, 1))


def visible():
    return [
        case("three products", np.array([[1.0, 0.0]]), np.array([[0.0, 2.0], [3.0, 0.0], [1.0, 1.0]]), 2),
        case("two queries", np.array([[0.0, 1.0], [-2.0, -1.0]]), np.array([[5.0, 1.0], [-1.0, 0.2], [0.1, 0.1]]), 3),
        case("a product without direction", np.array([[1.0, 1.0]]), np.array([[-1.0, 0.0], [0.0, 0.0], [0.2, 0.0]]), 3),
    ]


def hidden(rng):
    cases = []
    for i, (q, n, d, k) in enumerate([(5, 40, 8, 3), (1, 30, 3, 10), (20, 25, 2, 1)]):
        cases.append(case(f"random vectors ({i + 1})", rng.normal(size=(q, d)), _items(rng, n, d), k, group="random"))
    long_ones = np.array([[100.0, 90.0], [1.0, 0.0], [0.1, 0.02], [-50.0, 1.0], [2.0, 3.0]])
    cases.append(case("long vectors in other directions", np.array([[1.0, 0.1], [3.0, 0.0]]), long_ones, 3, group="lengths"))
    cases.append(case("many of the best in order", rng.normal(size=(4, 4)), _items(rng, 3000, 4), 700, group="order"))
    cases.append(case("all items in order", rng.normal(size=(3, 4)), _items(rng, 50, 4), 50, group="order"))
    zeros = _items(rng, 12, 3)
    zeros[[2, 7, 8]] = 0.0
    cases.append(case("items of zeros", rng.normal(size=(5, 3)), zeros, 12, group="zero vectors"))
    cases.append(case("all cosines negative but one of zeros", np.array([[1.0, 0.0]]), np.array([[-1.0, 0.5], [-2.0, 0.0], [0.0, 0.0]]), 1, group="zero vectors"))
    cases.append(case("a query of zeros", np.zeros((1, 3)), _items(rng, 4, 3), 2, group="zero query"))
    twice = np.repeat(_items(rng, 4, 3), 3, axis=0)
    cases.append(case("every item three times", rng.normal(size=(4, 3)), twice, 5, group="ties"))
    cases.append(case("no queries", np.zeros((0, 3)), _items(rng, 4, 3), 2, group="shapes"))
    cases.append(case("one item of one number", np.array([[-2.0], [3.0]]), np.array([[4.0]]), 1, group="shapes"))
    cases.append(case("120 queries, 8,000 items", rng.normal(size=(120, 8)), _items(rng, 8000, 8), 5, group="large"))
    return cases


def check(args, got, want):
    queries, items, k = args
    got = np.asarray(got)
    if got.shape != (len(queries), k):
        return f"expected shape {(len(queries), k)}, got {got.shape}"
    if got.size == 0:
        return None
    if got.dtype.kind not in "iu":
        return "expected whole numbers, positions of items"
    if got.min() < 0 or got.max() >= len(items):
        return "a position is outside the items"
    if any(len(set(row)) < k for row in got.tolist()):
        return "an item stands twice in a row"
    lengths = np.linalg.norm(queries, axis=1)[:, None] * np.linalg.norm(items, axis=1)
    cosine = np.divide(queries @ items.T, lengths, out=np.zeros(lengths.shape), where=lengths > 0)
    mine, theirs = (np.take_along_axis(cosine, np.asarray(x), axis=1) for x in (want, got))
    if not np.allclose(mine, theirs, rtol=0, atol=1e-9):
        return "these are not the most similar items in the right order"
    return None
