import numpy as np


def adjusted_effect(y_control, x_control, y_treatment, x_treatment):
    y = np.concatenate([y_control, y_treatment])
    x = np.concatenate([x_control, x_treatment])
    x = x - x.mean()
    theta = x @ y / (x @ x) if x.any() else 0.0
    control, treatment = np.split(y - theta * x, [len(y_control)])
    effect = treatment.mean() - control.mean()
    variance = treatment.var(ddof=1) / len(treatment) + control.var(ddof=1) / len(control)
    return effect, np.sqrt(variance), theta
