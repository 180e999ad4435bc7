import numpy as np


def report(truth, scores, threshold, k):
    """Share of all decisions that are right."""
    return {"accuracy": float(np.mean((scores > threshold) == truth))}
