# Core points take the lowest index of their neighbours until nothing changes; border points look afterwards.
import numpy as np


def dbscan(points, radius, min_points):
    n = len(points)
    if n == 0:
        return []
    squares = sum((points[:, None, j] - points[None, :, j]) ** 2 for j in range(points.shape[1]))
    near = np.sqrt(squares) <= radius
    core = near.sum(axis=0) >= min_points
    links = near & core[None, :]
    root = np.where(core, np.arange(n), n)
    while True:
        new = np.where(links, root[None, :], n).min(axis=1)
        new = np.where(core, np.minimum(new, root), n)
        if np.array_equal(new, root):
            break
        root = new
    border = np.where(links, root[None, :], n).min(axis=1)
    names = {r: i for i, r in enumerate(sorted(set(root[core].tolist())))}
    return [names.get(int(r), -1) for r in border]
