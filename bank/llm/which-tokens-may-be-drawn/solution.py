import numpy as np


def next_token_probabilities(logits, temperature, top_k, top_p):
    if temperature == 0:
        return (logits == logits.max(axis=1, keepdims=True)).astype(float)
    order = np.argsort(-logits, axis=1)
    ranked = np.take_along_axis(logits, order, axis=1)
    weights = np.exp((ranked - ranked[:, :1]) / temperature)
    if top_k > 0:
        weights[:, top_k:] = 0.0
    weights /= weights.sum(axis=1, keepdims=True)
    before = np.cumsum(weights, axis=1) - weights
    weights[before >= top_p] = 0.0
    probabilities = np.empty(logits.shape)
    np.put_along_axis(probabilities, order, weights / weights.sum(axis=1, keepdims=True), axis=1)
    return probabilities
