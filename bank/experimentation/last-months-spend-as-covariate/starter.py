import numpy as np


def adjusted_effect(y_control, x_control, y_treatment, x_treatment):
    """Return (effect, standard error, theta)."""
    raise NotImplementedError
