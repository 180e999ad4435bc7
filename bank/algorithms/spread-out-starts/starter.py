import numpy as np


def seed_centres(points, count, picks):
    """Indices of the centres that k-means++ draws with these uniform numbers."""
    raise NotImplementedError
