# Plain Python with itertools.accumulate and bisect.
from bisect import bisect_right
from itertools import accumulate


def seed_centres(points, count, picks):
    rows = points.tolist()
    result = [int(picks[0] * len(rows))]
    nearest = None
    for t in range(1, count):
        centre = rows[result[-1]]
        squares = [sum((a - b) ** 2 for a, b in zip(row, centre)) for row in rows]
        nearest = squares if nearest is None else list(map(min, nearest, squares))
        sums = list(accumulate(nearest))
        result.append(bisect_right(sums, picks[t] * sums[-1]))
    return result
