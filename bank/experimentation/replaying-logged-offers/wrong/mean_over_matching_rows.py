# zero weights: divides by the number of rows with a positive weight
import numpy as np


def off_policy_value(rewards, logged, target, cap):
    r, p, q = (np.asarray(v, float) for v in (rewards, logged, target))
    w = np.minimum(q / p, cap)
    if not w.any():
        return 0.0, None, 0.0
    return (w * r).sum() / (w > 0).sum(), (w * r).sum() / w.sum(), w.sum() ** 2 / (w * w).sum()
