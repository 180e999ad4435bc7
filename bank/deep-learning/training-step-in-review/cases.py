"""What the cases of the training step test."""

import numpy as np
from cases_kit import case


def _params(rng, d, c, size=1.0):
    return {"w": size * rng.normal(size=(d, c)), "b": size * rng.normal(size=c)}


def _state(rng, d, c, step):
    if step == 0:
        return {"step": 0, "m": {"w": np.zeros((d, c)), "b": np.zeros(c)}, "v": {"w": np.zeros((d, c)), "b": np.zeros(c)}}
    return {
        "step": step,
        "m": {"w": 0.1 * rng.normal(size=(d, c)), "b": 0.1 * rng.normal(size=c)},
        "v": {"w": 0.01 * rng.random((d, c)), "b": 0.01 * rng.random(c)},
    }


def _batch(rng, n, d, c, fill=0, size=1.0):
    """n labelled rows and `fill` filler rows, mixed."""
    labels = np.concatenate([rng.integers(0, c, n), np.full(fill, -1)])
    order = rng.permutation(n + fill)
    return size * rng.normal(size=(n + fill, d)), labels[order]


def visible():
    params = {"w": np.array([[0.5, -0.5], [0.0, 1.0]]), "b": np.array([0.1, -0.1])}
    state = {"step": 0, "m": {"w": np.zeros((2, 2)), "b": np.zeros(2)}, "v": {"w": np.zeros((2, 2)), "b": np.zeros(2)}}
    one = (np.array([[1.0, 0.0], [0.0, 2.0]]), np.array([0, 0]))
    two = (np.array([[1.0, 1.0], [3.0, 3.0]]), np.array([1, -1]))
    return [
        case("one micro-batch, no decay, no clipping", params, state, [one], 0.01, 0.0, 100.0),
        case("two micro-batches, one filler row", params, state, [one, two], 0.01, 0.1, 0.5),
    ]


def hidden(rng):
    d, c = 4, 3
    huge = [(np.array([[5000.0, -3000.0], [1.0, 2.0], [-4000.0, 0.5]]), np.array([1, 0, 0]))]
    flat = {"w": np.array([[2.0, 2.0], [-1.0, -1.0]]), "b": np.array([3.0, 3.0])}
    even = [(np.array([[1.0, 2.0], [1.0, 2.0]]), np.array([0, 1]))]
    none = {"step": 4, "m": {"w": np.zeros((2, 2)), "b": np.zeros(2)}, "v": {"w": np.ones((2, 2)), "b": np.ones(2)}}
    cases = []
    for name, sizes in [("two micro-batches", [9, 2]), ("four micro-batches", [1, 6, 3, 12])]:
        parts = [_batch(rng, n, d, c) for n in sizes]
        cases.append(case(name, _params(rng, d, c), _state(rng, d, c, 0), parts, 0.01, 0.0, 50.0, group="micro-batches of different length"))
    for i, fill in enumerate([1, 7]):
        parts = [_batch(rng, 5, d, c, fill)]
        cases.append(case(f"filler rows ({i + 1})", _params(rng, d, c), _state(rng, d, c, i), parts, 0.01, 0.0, 50.0, group="filler rows"))
    padded = [_batch(rng, n, d, c, fill) for n, fill in [(3, 4), (6, 0), (2, 1)]]
    return [
        *cases,
        case("everything at once", _params(rng, d, c), _state(rng, d, c, 7), padded, 0.05, 0.02, 0.3, group="random"),
        case("the gradient is too long", _params(rng, d, c), _state(rng, d, c, 2), [_batch(rng, 8, d, c, size=5.0)], 0.1, 0.0, 0.2, group="long gradients"),
        case("only the whole is too long", _params(rng, d, c, 3.0), _state(rng, d, c, 2), [(np.ones((3, d)), np.array([0, 0, 0]))], 0.1, 0.0, 0.001, group="long gradients"),
        case("a second step", _params(rng, d, c), _state(rng, d, c, 1), [_batch(rng, 6, d, c)], 0.01, 0.0, 50.0, group="early steps"),
        case("a late step", _params(rng, d, c), _state(rng, d, c, 30), [_batch(rng, 6, d, c)], 0.01, 0.0, 50.0, group="early steps"),
        case("decay with a large bias", _params(rng, d, c, 2.0), _state(rng, d, c, 3), [_batch(rng, 6, d, c)], 0.1, 0.5, 50.0, group="weight decay"),
        case("a gradient of zero", flat, none, even, 0.1, 0.25, 1.0, group="weight decay"),
        case("tiny inputs", _params(rng, d, c), _state(rng, d, c, 0), [_batch(rng, 6, d, c, size=1e-7)], 0.1, 0.0, 50.0, group="tiny inputs"),
        case("very large logits", _params(rng, 2, 2), _state(rng, 2, 2, 0), huge, 0.01, 0.0, 1e9, group="large logits"),
    ]
