# Union-find over pairs of core points, in plain Python.
import math


def dbscan(points, radius, min_points):
    rows = points.tolist()
    n = len(rows)
    neighbours = [[j for j in range(n) if math.dist(rows[i], rows[j]) <= radius] for i in range(n)]
    core = [len(near) >= min_points for near in neighbours]
    parent = list(range(n))

    def find(i):
        while parent[i] != i:
            parent[i] = parent[parent[i]]
            i = parent[i]
        return i

    for i in range(n):
        for j in neighbours[i]:
            if core[i] and core[j]:
                parent[find(i)] = find(j)
    numbers = {}
    for i in range(n):
        if core[i]:
            numbers.setdefault(find(i), len(numbers))
    return [min((numbers[find(j)] for j in neighbours[i] if core[j]), default=-1) for i in range(n)]
