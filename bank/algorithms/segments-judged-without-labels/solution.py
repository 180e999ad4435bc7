import numpy as np


def silhouettes(points, labels):
    values = []
    for point, label in zip(points, labels):
        distances = np.linalg.norm(points - point, axis=1)
        own = labels == label
        others = own.sum() - 1
        if others == 0:
            values.append(0.0)
            continue
        a = distances[own].sum() / others
        b = min(distances[labels == other].mean() for other in set(labels[~own].tolist()))
        larger = max(a, b)
        values.append((b - a) / larger if larger else 0.0)
    return values
