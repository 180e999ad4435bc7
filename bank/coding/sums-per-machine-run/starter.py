import numpy as np


def segment_sums(segments, features, count):
    """Return (sums, means) per segment, two float arrays of shape (count, d)."""
    raise NotImplementedError
