"""What the cases of k-nearest neighbours test."""
import numpy as np
from cases_kit import case

NAMES = np.array(["cell", "fuse", "board", "plug"])


def visible():
    return [
        case("two neighbours, with both kinds of tie", np.array([[0.0], [2.0], [5.0], [6.0]]),
             ["cell", "fuse", "fuse", "cell"], np.array([[4.0], [0.5]]), 2),
        case("three neighbours in the plane", np.array([[0.0, 0.0], [1.0, 0.0], [4.0, 4.0], [5.0, 4.0]]),
             ["plug", "cell", "cell", "plug"], np.array([[4.0, 3.0]]), 3),
    ]


def hidden(rng):
    def names(n, kinds=4):
        return NAMES[rng.integers(kinds, size=n)].tolist()

    grid = rng.integers(0, 4, size=(90, 2)).astype(float)
    corners = np.array([[1.0, 0.0], [0.0, 1.0], [-1.0, 0.0], [0.0, -1.0]])
    spread = rng.normal(size=(60, 3)) * [1.0, 3.0, 0.5]
    spread_names = NAMES[(np.abs(spread) > [0.7, 2.0, 0.3]).sum(axis=1)].tolist()
    return [
        case("one neighbour, real measurements", spread, spread_names, rng.normal(size=(40, 3)), 1,
             group="several measurements"),
        case("five neighbours, real measurements", spread, spread_names, rng.normal(size=(40, 3)) * 1.5, 5,
             group="several measurements"),
        case("far along one axis against near along all", np.array([[3.0, 0, 0, 0], [1.0, 1, 1, 1]]),
             ["cell", "fuse"], np.zeros((1, 4)), 1, group="several measurements"),
        case("many rows at the same distance", grid, names(90), rng.integers(0, 4, size=(30, 2)).astype(float), 4,
             group="equal distances"),
        case("four rows around the query", corners, ["plug", "fuse", "cell", "board"],
             np.array([[0.0, 0.0], [0.5, 0.5]]), 1, group="equal distances"),
        case("two labels with two votes each", np.array([[1.0], [2.0], [3.0], [4.0], [9.0]]),
             ["plug", "cell", "cell", "plug", "fuse"], np.array([[0.0], [5.0]]), 4, group="equal votes"),
        case("every label has one vote", np.arange(4.0)[:, None], ["plug", "fuse", "cell", "board"],
             np.array([[-1.0], [4.0]]), 4, group="equal votes"),
        case("sensor readings in small integers", rng.integers(0, 256, size=(50, 3)).astype(np.uint8), names(50),
             rng.integers(0, 256, size=(40, 3)).astype(np.uint8), 3, group="small integers"),
        case("k above the number of rows", rng.normal(size=(5, 2)), ["fuse", "cell", "fuse", "plug", "fuse"],
             rng.normal(size=(3, 2)), 50, group="edge cases"),
        case("one training row", np.array([[7.0, 7.0]]), ["board"], rng.normal(size=(2, 2)), 3, group="edge cases"),
        case("no queries", rng.normal(size=(5, 2)), names(5), np.zeros((0, 2)), 2, group="edge cases"),
    ]
