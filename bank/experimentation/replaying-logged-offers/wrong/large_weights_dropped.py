# clipping: throws away rows above the cap instead of clipping them
import numpy as np


def off_policy_value(rewards, logged, target, cap):
    r, p, q = (np.asarray(v, float) for v in (rewards, logged, target))
    w = np.where(q / p > cap, 0.0, q / p)
    if not w.any():
        return 0.0, None, 0.0
    return (w * r).mean(), (w * r).sum() / w.sum(), w.sum() ** 2 / (w * w).sum()
