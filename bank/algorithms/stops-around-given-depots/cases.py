"""What the cases of k-means test."""
import numpy as np
from cases_kit import case


def visible():
    return [
        case("four stops on a road", np.array([[0.0], [1.0], [5.0], [6.0]]), np.array([[0.0], [1.0]]), 10),
        case("one round only", np.array([[0.0, 0.0], [4.0, 0.0], [5.0, 3.0]]),
             np.array([[1.0, 0.0], [5.0, 1.0]]), 1),
    ]


def hidden(rng):
    def blobs(n, d, k):
        return rng.normal(size=(k, d))[rng.integers(k, size=n)] * 4 + rng.normal(size=(n, d)) * 1.5

    plane = blobs(80, 2, 5)
    wide = rng.uniform(size=(120, 3))
    return [
        case("stops in the plane, run to the end", plane, plane[:4] + 0.1, 1000, group="until nothing changes"),
        case("three coordinates, starts far from good", wide, wide[:6] * 0.1, 1000, group="until nothing changes"),
        case("a million rounds allowed", plane, plane[5:8], 1_000_000,
             group="until nothing changes"),
        case("one round of a bad start", wide, wide[:5] * 0.1, 1, group="few rounds"),
        case("two rounds of a bad start", wide, wide[:5] * 0.1, 2, group="few rounds"),
        case("three rounds of a bad start", wide, wide[:5] * 0.1, 3, group="few rounds"),
        case("a centre far away from every stop", plane, np.array([[90.0, 90.0], [0.0, 1.0], [2.0, 0.0]]), 50,
             group="a centre without points"),
        case("more centres than stops", np.array([[0.0, 0.0], [3.0, 1.0]]),
             np.array([[9.0, 9.0], [0.0, 1.0], [-8.0, 2.0], [3.0, 0.0]]), 50, group="a centre without points"),
        case("stops midway between centres", np.array([[0.0, 0.0], [4.0, 0.0], [2.0, 5.0], [2.0, -5.0]]),
             np.array([[4.0, 0.0], [0.0, 0.0], [9.0, 9.0]]), 1, group="equally near centres"),
        case("two centres at the same place", np.array([[0.0], [2.0], [9.0]]), np.array([[1.0], [1.0], [8.0]]), 20,
             group="equally near centres"),
        case("one stop, one centre", np.array([[3.0, 4.0]]), np.array([[0.0, 0.0]]), 5, group="smallest inputs"),
        case("one centre", blobs(30, 4, 2), np.zeros((1, 4)), 7, group="smallest inputs"),
    ]
