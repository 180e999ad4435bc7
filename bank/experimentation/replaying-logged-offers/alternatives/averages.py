# numpy.average and normalised weights.
import numpy as np


def off_policy_value(rewards, logged, target, cap):
    r = np.array(rewards, float)
    w = np.clip(np.divide(target, logged), None, cap)
    ips = float(np.mean(r * w))
    if not w.any():
        return ips, None, 0.0
    share = w / w.sum()
    return ips, float(np.average(r, weights=w)), float(1 / np.square(share).sum())
