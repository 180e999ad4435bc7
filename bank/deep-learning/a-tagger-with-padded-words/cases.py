"""What the cases of softmax cross-entropy test."""
import numpy as np
from cases_kit import case


def visible():
    return [
        case("one word and one padded", np.array([[0.0, 0.0], [5.0, 1.0]]), np.array([1, -1])),
        case("two words, three tags", np.array([[1.0, 2.0, 0.0], [0.0, 0.0, 3.0]]), np.array([1, 0])),
    ]


def hidden(rng):
    def targets(n, c):
        return rng.integers(c, size=n)

    padded = targets(10, 4)
    padded[[2, 5, 6, 9]] = -1
    masked = rng.normal(size=(6, 5))
    masked[:, 1] = -np.inf
    masked[3, [0, 4]] = -np.inf
    return [
        case("twelve words, five tags", rng.normal(size=(12, 5)) * 2, targets(12, 5), group="several rows"),
        case("as many words as tags", rng.normal(size=(4, 4)), targets(4, 4), group="several rows"),
        case("every word has the same target", rng.normal(size=(5, 3)), np.array([2] * 5), group="several rows"),
        case("four of ten words are padded", rng.normal(size=(10, 4)), padded, group="padding"),
        case("padded rows with huge logits", np.where(padded[:, None] < 0, 9e3, 1.0) * rng.normal(size=(10, 4)), padded,
             group="padding"),
        case("every row is padded", rng.normal(size=(3, 4)), np.array([-1, -1, -1]), group="no row counts"),
        case("logits in the thousands", rng.normal(size=(8, 4)) * 3000, targets(8, 4), group="large logits"),
        case("far off and certain", np.array([[10000.0, -10000.0], [-9999.0, -10000.0]]), np.array([1, 0]),
             group="large logits"),
        case("all logits far below zero", rng.normal(size=(3, 3)) - 5000, targets(3, 3), group="large logits"),
        case("tags that are not allowed", masked, np.array([0, 2, 3, 2, 0, 4]), group="not allowed"),
        case("only the target is allowed", np.array([[-np.inf, 2.0], [0.0, 1.0]]), np.array([1, 1]), group="not allowed"),
        case("one tag", rng.normal(size=(3, 1)), np.array([0, -1, 0]), group="smallest inputs"),
    ]
