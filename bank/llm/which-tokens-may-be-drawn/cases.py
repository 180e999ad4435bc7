"""What the cases of the token filter test."""

import numpy as np
from cases_kit import case

INF = float("inf")


def _is_clear(logits, temperature, top_k, top_p):
    """Whether no cumulative probability lies near top_p."""
    ranked = -np.sort(-logits, axis=1)
    weights = np.exp((ranked - ranked[:, :1]) / temperature)
    if top_k:
        weights[:, top_k:] = 0
    mass = np.cumsum(weights, axis=1) / weights.sum(axis=1, keepdims=True)
    return top_p == 1 or bool((np.abs(mass - top_p) > 1e-5).all())


def _case(rng, name, group, shape, temperature, top_k, top_p, masked=0.0, shift=0.0):
    while True:
        logits = rng.normal(size=shape) * 2.5 + shift
        hidden = rng.random(shape) < masked
        hidden[:, 0] = False
        logits[hidden] = -INF
        if _is_clear(logits, temperature or 1.0, top_k, top_p):
            return case(name, logits, temperature, top_k, top_p, group=group)


def visible():
    row = np.log(np.array([[0.5, 0.3, 0.15, 0.05]]))
    return [
        case("top-p on one row", row, 1.0, 0, 0.7),
        case("top-k on two rows", np.concatenate([row, row[:, ::-1]]), 1.0, 3, 1.0),
        case("temperature 0", np.array([[1.0, 3.0, -2.0]]), 0.0, 0, 0.9),
    ]


def hidden(rng):
    return [
        _case(rng, "random logits (1)", "random", (6, 30), 0.8, 0, 0.9),
        _case(rng, "random logits (2)", "random", (4, 50), 1.3, 12, 0.8),
        _case(rng, "a small mass", "top-p", (8, 20), 1.0, 0, 0.35),
        case("one token dominates", np.array([[0.0, 9.0, 1.0], [7.0, 0.5, 0.0]]), 1.0, 0, 0.5, group="top-p"),
        _case(rng, "a mass of 1", "top-p of 1", (3, 15), 1.5, 0, 1.0),
        _case(rng, "only the best token", "top-k", (5, 12), 2.0, 1, 0.95),
        _case(rng, "top-k beyond the vocabulary", "top-k", (2, 6), 1.0, 50, 0.9),
        _case(rng, "both limits", "both limits", (10, 40), 2.5, 5, 0.8),
        _case(rng, "a high temperature", "temperature", (6, 25), 4.0, 0, 0.7),
        _case(rng, "a low temperature", "temperature", (6, 25), 0.3, 0, 0.97),
        _case(rng, "temperature 0 with other limits", "greedy", (5, 25), 0.0, 10, 0.99),
        _case(rng, "masked tokens", "masked tokens", (6, 20), 1.0, 8, 0.9, masked=0.7),
        _case(rng, "masked tokens and temperature 0", "masked tokens", (6, 20), 0.0, 0, 1.0, masked=0.7),
        _case(rng, "large logits", "large logits", (3, 12), 1.0, 0, 0.9, shift=90_000.0),
        _case(rng, "very negative logits", "large logits", (3, 12), 1.0, 4, 1.0, shift=-90_000.0),
        case("one token", np.array([[-3.0], [2.0]]), 0.7, 0, 0.4, group="shapes"),
        case("an empty batch", np.zeros((0, 5)), 1.0, 2, 0.9, group="shapes"),
    ]
