"""What the cases of the silhouette test."""
import numpy as np
from cases_kit import case


def visible():
    return [
        case("five points on a line", np.array([[0.0], [1.0], [5.0], [7.0], [6.0]]), np.array([2, 2, 4, 4, -1])),
        case("two pairs in the plane", np.array([[0.0, 0.0], [0.0, 3.0], [4.0, 0.0], [4.0, 3.0]]), np.array([0, 0, 1, 1])),
    ]


def hidden(rng):
    def points(n, d):
        return rng.normal(size=(n, d)) * 2

    def labels(n, k):
        return rng.permutation(np.r_[np.repeat(np.arange(k), 2), rng.integers(k, size=n - 2 * k)])

    pair = np.array([[0.0, 0.0], [0.0, 0.0], [0.0, 0.0], [0.0, 0.0], [3.0, 4.0]])
    alone = labels(12, 3)
    alone[5] = 9
    return [
        case("forty points, two clusters", points(40, 2), labels(40, 2), group="own cluster"),
        case("clusters of two points", points(8, 3), np.array([0, 1, 2, 3, 0, 1, 2, 3]), group="own cluster"),
        case("thirty points, five clusters", points(30, 3), labels(30, 5), group="several clusters"),
        case("three clusters on a line", points(20, 1), labels(20, 3), group="several clusters"),
        case("labels with gaps and below zero", points(15, 2), labels(15, 3) * 7 - 10, group="several clusters"),
        case("one point is alone", points(12, 2), alone, group="alone in a cluster"),
        case("every point is alone", points(5, 2), np.array([3, 1, 4, 0, 5]), group="alone in a cluster"),
        case("the same point in two clusters", pair, np.array([0, 0, 1, 1, 2]), group="duplicates"),
        case("duplicates within a cluster", pair, np.array([0, 0, 0, 0, 1]), group="duplicates"),
        case("two points", np.array([[0.0], [2.0]]), np.array([1, 0]), group="smallest inputs"),
        case("ten points", points(10, 2), labels(10, 2), group="smallest inputs"),
    ]
