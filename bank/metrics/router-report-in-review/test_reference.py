import numpy as np
from work import report


def close(got, want):
    return abs(got - want) < 1e-9


def test_a_score_at_the_threshold_is_sent():
    assert close(report(np.array([[1, 0]]), np.array([[0.5, 0.1]]), 0.5, 1)["micro_f1"], 1)


def test_a_team_without_tickets_is_left_out():
    truth, scores = np.array([[1, 0], [1, 0]]), np.array([[0.9, 0.1], [0.8, 0.2]])
    assert close(report(truth, scores, 0.5, 1)["macro_f1"], 1)


def test_micro_adds_the_counts():
    truth = np.array([[1, 0], [1, 0], [1, 1]])
    scores = np.array([[0.9, 0.8], [0.8, 0.7], [0.7, 0.9]])
    assert close(report(truth, scores, 0.5, 1)["micro_f1"], 8 / 10)


def test_equal_scores_go_by_column():
    assert close(report(np.array([[1, 0, 0]]), np.array([[0.3, 0.3, 0.3]]), 0.1, 1)["ndcg"], 1)


def test_the_second_place_earns_less():
    got = report(np.array([[0, 1]]), np.array([[0.9, 0.2]]), 0.1, 2)["ndcg"]
    assert close(got, 1 / np.log2(3))
