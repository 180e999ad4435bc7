import numpy as np


def peeking(batches, sizes, limit, allowed):
    """Return (share of runs with an alarm by each look, boundary)."""
    raise NotImplementedError
