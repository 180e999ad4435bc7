# all weights zero: divides zero by zero
import numpy as np


def off_policy_value(rewards, logged, target, cap):
    r, p, q = (np.asarray(v, float) for v in (rewards, logged, target))
    w = np.minimum(q / p, cap)
    return (w * r).mean(), (w * r).sum() / w.sum(), w.sum() ** 2 / (w * w).sum()
