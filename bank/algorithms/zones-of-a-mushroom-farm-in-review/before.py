import numpy as np


def zones(readings, k, rounds):
    """Zones by the first column alone, cut at equal ranks."""
    order = np.argsort(np.argsort(readings[:, 0]))
    labels = order * k // len(readings)
    centres = np.array([readings[labels == j].mean(axis=0) for j in range(k)])
    return labels, centres, ((readings - centres[labels]) ** 2).sum()
