"""What the cases of attention test."""
import numpy as np
from cases_kit import case

SMALL = (np.zeros((1, 2, 1)), np.array([[[1.0], [2.0]]]), np.array([[[4.0], [8.0]]]))


def visible():
    return [
        case("two positions, nothing hidden", *SMALL, 1, np.array([2]), False),
        case("two positions, causal", *SMALL, 1, np.array([2]), True),
    ]


def hidden(rng):
    def qkv(b, t, d, scale=1.0):
        return [rng.normal(size=(b, t, d)) * scale, rng.normal(size=(b, t, d)) * scale, rng.normal(size=(b, t, d))]

    q, k, v = qkv(3, 6, 4)
    junk = np.arange(6) >= np.array([6, 3, 1])[:, None]
    k[junk], v[junk] = 40.0, 1e6
    heavy = qkv(2, 5, 4, 50.0)
    return [
        case("one head, no mask", *qkv(2, 5, 3), 1, np.array([5, 5]), False, group="one head"),
        case("a single position", *qkv(1, 1, 2), 1, np.array([1]), True, group="one head"),
        case("three heads", *qkv(2, 4, 6), 3, np.array([4, 4]), False, group="several heads"),
        case("as many heads as columns", *qkv(1, 4, 4), 4, np.array([4]), False, group="several heads"),
        case("lengths 6, 3 and 1", q, k, v, 2, np.array([6, 3, 1]), False, group="padding"),
        case("no look ahead", *qkv(2, 6, 4), 2, np.array([6, 6]), True, group="causal"),
        case("no look ahead and padding", q, k, v, 1, np.array([6, 3, 1]), True, group="causal"),
        case("a sequence of length 0", *qkv(3, 4, 4), 2, np.array([4, 0, 2]), False, group="nothing is visible"),
        case("length 0, no look ahead", *qkv(2, 3, 2), 1, np.array([0, 3]), True, group="nothing is visible"),
        case("scores in the thousands", *heavy, 2, np.array([5, 4]), False, group="large scores"),
        case("all scores far below zero", np.full((1, 3, 1), 60.0), np.array([[[-40.0], [-41.0], [-40.01]]]),
             rng.normal(size=(1, 3, 1)), 1, np.array([3]), False, group="large scores"),
        case("the largest score is hidden", np.full((1, 3, 1), 60.0), np.array([[[-40.0], [-40.01], [40.0]]]),
             rng.normal(size=(1, 3, 1)), 1, np.array([3]), True, group="large scores"),
    ]
