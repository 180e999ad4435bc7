"""What the cases of DBSCAN test."""
import numpy as np
from cases_kit import case


def visible():
    return [
        case("five stops on a road", np.array([[0.0], [1.0], [2.0], [9.0], [3.5]]), 1.5, 3),
        case("two groups in the plane", np.array([[9.0, 9.0], [0.0, 0.0], [9.0, 8.0], [0.0, 1.0], [1.0, 0.0], [8.0, 9.0]]),
             1.2, 3),
    ]


def hidden(rng):
    def crowds(n, d, spread):
        return rng.normal(size=(4, d))[rng.integers(4, size=n)] * 5 + rng.normal(size=(n, d)) * spread

    bridge = np.array([[0.0], [1.0], [2.0], [-1.0], [4.0], [6.0], [7.0], [8.0], [9.0]])
    late = np.array([[0.0], [1.9], [2.9], [3.7], [3.0]])
    fives = np.array([[0.0, 0.0], [3.0, 4.0], [6.0, 8.0], [10.0, 5.0], [-4.0, 8.0], [50.0, 0.0]])
    grid = rng.integers(0, 14, size=(70, 2)).astype(float)
    return [
        case("four crowds in the plane", crowds(90, 2, 0.8), 0.9, 4, group="crowds"),
        case("three coordinates", crowds(70, 3, 1.0), 1.6, 4, group="crowds"),
        case("whole coordinates and duplicates", grid, 1.0, 3, group="core points"),
        case("exactly enough neighbours", np.array([[0.0], [1.0], [2.0], [7.0], [8.0]]), 1.0, 3, group="core points"),
        case("every point is core", rng.normal(size=(12, 2)) * 3, 0.9, 1, group="core points"),
        case("a border point between two clusters", bridge, 2.0, 4, group="border points"),
        case("the same in reverse order", bridge[::-1], 2.0, 4, group="border points"),
        case("a border point that comes first", late, 2.0, 4, group="border points"),
        case("distances of exactly five", fives, 5.0, 3, group="exactly at the radius"),
        case("a chain of many points", rng.permutation(np.r_[0.0:30.0, 32.0:62.0])[:, None], 1.0, 2,
             group="a chain"),
        case("everything is noise", np.arange(6.0)[:, None] * 10, 3.0, 2, group="smallest inputs"),
        case("no points", np.zeros((0, 2)), 1.0, 1, group="smallest inputs"),
        case("one point", np.array([[1.0, 2.0]]), 1.0, 1, group="smallest inputs"),
    ]
