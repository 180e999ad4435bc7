import numpy as np


def spend_interval(spend, sessions, draws, level):
    """Return (estimate, low, high) of spend per session."""
    raise NotImplementedError
