import numpy as np


def off_policy_value(rewards, logged, target, cap):
    weights = np.minimum(np.asarray(target) / np.asarray(logged), cap)
    earned = weights @ np.asarray(rewards)
    total = weights.sum()
    if total == 0:
        return 0.0, None, 0.0
    return earned / len(weights), earned / total, total**2 / (weights @ weights)
