"""What the cases of one round of expectation-maximisation test."""
import numpy as np
from cases_kit import case


def visible():
    return [
        case("two equal components", np.array([[0.0], [2.0]]), np.array([0.5, 0.5]), np.array([[1.0], [1.0]]),
             np.array([[1.0], [1.0]]), 0.1),
        case("three customers, two groups", np.array([[0.0, 1.0], [1.0, 0.0], [4.0, 4.0]]), np.array([0.7, 0.3]),
             np.array([[0.0, 0.0], [3.0, 3.0]]), np.array([[1.0, 2.0], [2.0, 1.0]]), 0.01),
    ]


def hidden(rng):
    def problem(n, d, k, spread=1.0):
        X = rng.normal(size=(n, d)) * 1.5
        start = X[:k] + rng.normal(size=(k, d)) * 0.3
        return X, rng.dirichlet(np.full(k, 8.0)), start, rng.uniform(0.8, 2.5, size=(k, d)) * spread

    X, _, means, variances = problem(15, 2, 2)
    twins = np.array([[0.0, 0.0], [0.1, -0.1], [-0.1, 0.1], [0.05, 0.1], [30.0, 30.0]])
    far = rng.normal(size=(8, 60))
    return [
        case("three groups in three columns", *problem(25, 3, 3), 1e-6, group="soft groups"),
        case("as many rows as columns and groups", *problem(3, 3, 3), 1e-6, group="soft groups"),
        case("two groups on a line", *problem(20, 1, 2), 1e-6, group="soft groups"),
        case("one group has most of the weight", X, np.array([0.97, 0.03]), means, variances, 1e-6, group="unequal weights"),
        case("the same with the weights exchanged", X, np.array([0.03, 0.97]), means, variances, 1e-6,
             group="unequal weights"),
        case("sixty columns, narrow groups", far, np.array([0.5, 0.3, 0.2]), far[:3] + 0.5,
             np.full((3, 60), 0.02), 1e-3, group="far away"),
        case("one row far from every group", np.vstack([X, [[900.0, -800.0]]]), np.array([0.6, 0.4]), means,
             variances * [[4.0], [1.0]], 1e-6, group="far away"),
        case("a group with a single row", twins, np.array([0.8, 0.2]), np.array([[0.0, 0.0], [29.0, 29.0]]),
             np.ones((2, 2)), 0.05, group="floor"),
        case("a floor above every variance", X, np.array([0.5, 0.5]), means, variances, 50.0, group="floor"),
        case("a floor between the variances", X * [1.0, 0.2], np.array([0.5, 0.5]), means, variances, 0.5, group="floor"),
        case("one component", *problem(9, 2, 1), 1e-6, group="smallest inputs"),
        case("one row", np.array([[1.0, 2.0]]), np.array([0.5, 0.5]), np.array([[0.0, 2.0], [1.5, 1.0]]),
             np.ones((2, 2)), 0.2, group="smallest inputs"),
    ]
