"""What the cases of the graph search test."""

import numpy as np
from cases_kit import case


def _line(n):
    return np.arange(float(n))[:, None], [[j for j in (i - 1, i + 1) if 0 <= j < n] for i in range(n)]


def _graph(rng, n, d, near, far):
    vectors = rng.normal(size=(n, d))
    squares = np.sum((vectors[:, None] - vectors[None]) ** 2, axis=2)
    order = np.argsort(squares, axis=1)[:, 1 : near + 1]
    links = []
    for i in range(n):
        nodes = [int(j) for j in order[i]] + [int(j) for j in rng.integers(n, size=far)]
        links.append([j for j in dict.fromkeys(nodes) if j != i])
    return vectors, links


def visible():
    points, links = _line(4)
    around = np.array([[0.0], [5.0], [6.0], [9.0]])
    return [
        case("a walk along a line", points, links, np.array([2.9]), 0, 1, 1),
        case("a detour that ef = 2 allows", around, [[1, 2], [0], [3], [2]], np.array([4.0]), 0, 2, 2),
        case("only the entry", np.array([[1.0, 1.0]]), [[]], np.array([0.0, 0.0]), 0, 3, 2),
    ]


def hidden(rng):
    cases = []
    for i, (ef, k) in enumerate([(1, 1), (4, 2), (10, 10), (30, 5)]):
        vectors, links = _graph(rng, 150, 4, 5, 1)
        cases.append(case(f"a random graph ({i + 1})", vectors, links, rng.normal(size=4), int(rng.integers(150)), ef, k, group="random graphs"))
    hill = np.array([[4.0], [5.0], [4.5], [1.0], [0.1], [7.0]])
    over = [[1, 2], [3], [0, 1], [4], [3], []]
    cases.append(case("the way to the query leads over a hill", hill, over, np.array([0.0]), 0, 3, 2, group="detours"))
    cases.append(case("the hill with ef = 2", hill, over, np.array([0.0]), 0, 2, 1, group="detours"))
    away = np.array([[0.5], [1.5], [2.6], [3.7], [9.0]])
    cases.append(case("every step leads away from the query", away, [[1], [2], [3], [4], [0]], np.array([0.0]), 0, 4, 3, group="results not full"))
    cases.append(case("ef is larger than the graph", away, [[4], [2], [3], [1], [1, 2]], np.array([2.0]), 0, 50, 4, group="results not full"))
    ring = [[j for j in range(6) if j != i] for i in range(6)]
    cases.append(case("every node knows every other", hill, ring, np.array([2.2]), 5, 4, 2, group="cycles"))
    cases.append(case("edges back and to itself", hill, [[0, 1, 1], [0, 1, 2], [1, 3, 0], [3, 2, 4], [3], [0]], np.array([0.2]), 5, 4, 2, group="cycles"))
    cases.append(case("half of the graph cannot be reached", hill, [[1], [0], [0], [4], [3], [3]], np.array([0.0]), 1, 4, 3, group="unreachable"))
    cases.append(case("negative coordinates", hill - 6.0, over, np.array([-6.3]), 0, 4, 4, group="negative"))
    n = 4000
    ladder = [[j for j in (i - 1, i + 1, i - 60, i + 60) if 0 <= j < n] for i in range(n)]
    spots = np.stack([np.arange(n) % 60, np.arange(n) // 60], axis=1) + rng.uniform(-0.2, 0.2, size=(n, 2))
    cases.append(case("a large graph", spots, ladder, np.array([31.3, 40.2]), 0, 5, 3, group="large"))
    return cases
