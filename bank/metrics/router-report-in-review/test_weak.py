import numpy as np
from work import report


def test_a_perfect_router_scores_one_everywhere():
    truth = np.array([[1, 0, 0], [0, 1, 0], [0, 0, 1]])
    result = report(truth, truth * 0.9 + 0.05, 0.5, 2)
    assert all(abs(value - 1) < 1e-9 for value in result.values())


def test_all_values_lie_between_zero_and_one():
    rng = np.random.default_rng(0)
    result = report(rng.integers(0, 2, (50, 4)), rng.random((50, 4)), 0.5, 3)
    assert set(result) == {"macro_f1", "micro_f1", "ndcg"}
    assert all(0 <= value <= 1 for value in result.values())
