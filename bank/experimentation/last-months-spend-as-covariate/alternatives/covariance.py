# Theta from numpy.cov, the arms adjusted one by one.
import numpy as np


def adjusted_effect(y_control, x_control, y_treatment, x_treatment):
    arms = [
        (np.array(y_control, float), np.array(x_control, float)),
        (np.array(y_treatment, float), np.array(x_treatment, float)),
    ]
    every_x = np.hstack([x for _, x in arms])
    every_y = np.hstack([y for y, _ in arms])
    c = np.cov(every_x, every_y)
    theta = c[0, 1] / c[0, 0] if np.ptp(every_x) > 0 else 0.0
    means, squares = [], 0.0
    for y, x in arms:
        adjusted = y - theta * x
        means.append(adjusted.mean())
        squares += np.cov(adjusted) / adjusted.size
    return [means[1] - means[0], squares**0.5, theta]
