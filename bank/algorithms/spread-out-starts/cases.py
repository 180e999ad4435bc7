"""What the cases of the k-means++ seeding test."""
import numpy as np
from cases_kit import case


def visible():
    return [
        case("three points on a line", np.array([[0.0], [1.0], [3.0]]), 2, np.array([0.5, 0.75])),
        case("three centres of four points", np.array([[0.0, 0.0], [0.0, 1.0], [4.0, 0.0], [4.0, 3.0]]), 3,
             np.array([0.0, 0.9, 0.3])),
    ]


def hidden(rng):
    def problem(n, d, count):
        """Picks stay away from the borders; the same steps as the task, with the share of each point."""
        X = rng.normal(size=(n, d)) * 3
        picks = [(rng.integers(n) + rng.uniform(0.6, 0.9)) / n]
        centres = [int(picks[0] * n)]
        for _ in range(count - 1):
            w = np.min([((X - X[c]) ** 2).sum(axis=1) for c in centres], axis=0)
            i = rng.choice(n, p=w / w.sum())
            picks.append((w[:i].sum() + rng.uniform(0.2, 0.8) * w[i]) / w.sum())
            centres.append(int(i))
        return X, count, np.array(picks)

    line = np.array([[0.0], [1.0], [2.0], [3.0], [10.0]])
    whole = np.array([[2.0, 0.0], [2.0, 0.0], [0.0, 0.0], [4.0, 0.0], [0.0, 0.0], [4.0, 0.0]])
    return [
        case("two centres of forty points", *problem(40, 2, 2), group="squared distances"),
        case("a line with one far point", line, 2, np.array([0.0, 0.1]), group="squared distances"),
        case("a line whose far point is not drawn", line, 2, np.array([0.0, 0.06]), group="squared distances"),
        case("six centres of fifty points", *problem(50, 2, 6), group="several centres"),
        case("four columns", *problem(30, 4, 8), group="several centres"),
        case("back to the side of the first", line, 3, np.array([0.0, 0.9, 0.5]), group="several centres"),
        case("a pick of 0 at the beginning of the points", whole, 3, np.array([0.0, 0.0, 0.0]), group="picks on a border"),
        case("a pick exactly on a border", whole, 2, np.array([0.0, 0.25]), group="picks on a border"),
        case("half of the total", np.array([[0.0], [2.0], [4.0], [2.0]]), 2, np.array([0.25, 0.5]),
             group="picks on a border"),
        case("just below the next index", line, 1, np.array([0.79]), group="the first centre"),
        case("the last index", line, 1, np.array([0.99]), group="the first centre"),
        case("every point becomes a centre", *problem(7, 2, 7), group="smallest inputs"),
        case("one point", np.array([[5.0, 5.0]]), 1, np.array([0.3]), group="smallest inputs"),
    ]
