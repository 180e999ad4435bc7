import numpy as np
from work import train_step


def start(step=0):
    params = {"w": np.array([[0.5, -0.5], [0.2, 1.0]]), "b": np.array([4.0, 4.5])}
    zeros = {"w": np.zeros((2, 2)), "b": np.zeros(2)}
    return params, {"step": step, "m": zeros, "v": zeros}


def same(a, b):
    return all(np.allclose(a[name], b[name], rtol=1e-9, atol=1e-12) for name in ("w", "b"))


X = np.array([[1.0, 0.0], [0.0, 2.0], [1.0, 1.0]])
Y = np.array([0, 0, 1])


def test_the_cut_into_micro_batches_does_not_matter():
    whole = train_step(*start(), [(X, Y)], 0.1, 0.0, 100.0)
    parts = train_step(*start(), [(X[:1], Y[:1]), (X[1:], Y[1:])], 0.1, 0.0, 100.0)
    assert same(whole[1]["m"], parts[1]["m"])
    assert abs(whole[2] - parts[2]) < 1e-9


def test_a_filler_row_changes_nothing():
    bare = train_step(*start(), [(X, Y)], 0.1, 0.0, 100.0)
    filled = train_step(*start(), [(np.vstack([X, [[3.0, 3.0]]]), np.append(Y, -1))], 0.1, 0.0, 100.0)
    assert same(bare[1]["m"], filled[1]["m"])


def test_clipping_keeps_the_direction():
    free = train_step(*start(), [(X, Y)], 0.1, 0.0, 100.0)[1]["m"]
    short = train_step(*start(), [(X, Y)], 0.1, 0.0, 0.01)[1]["m"]
    factor = 0.1 * 0.01 / np.sqrt(np.sum(short["w"] ** 2) + np.sum(short["b"] ** 2))
    assert abs(factor - 1) < 1e-6
    assert np.allclose(short["w"] / free["w"], short["b"][0] / free["b"][0])


def test_the_first_update_is_as_large_as_the_rate():
    params = train_step(*start(), [(X, Y)], 0.1, 0.0, 100.0)[0]
    assert np.allclose(np.abs(params["w"] - start()[0]["w"]), 0.1, rtol=1e-4)


def test_the_bias_does_not_decay():
    with_decay = train_step(*start(), [(X, Y)], 0.1, 0.5, 100.0)[0]
    without = train_step(*start(), [(X, Y)], 0.1, 0.0, 100.0)[0]
    assert np.allclose(with_decay["b"], without["b"])
    assert not np.allclose(with_decay["w"], without["w"])
