# A (live, vocabulary) matrix of sums, as decoders do it.
import numpy as np


def beam_search(table, start, end, width, max_length, alpha):
    vocabulary = sorted({w for row in table.values() for w in row} | set(table))
    index = {w: i for i, w in enumerate(vocabulary)}
    logs = np.full((len(vocabulary),) * 2, -np.inf)
    for word, row in table.items():
        for following, lp in row.items():
            logs[index[word], index[following]] = lp
    sums, paths, done = np.zeros(1), [[index[start]]], []
    for _ in range(max_length):
        grid = sums[:, None] + logs[[p[-1] for p in paths]]
        order = np.argsort(-grid, axis=None)[:width]
        order = order[np.isfinite(grid.ravel()[order])]
        rows, columns = np.unravel_index(order, grid.shape)
        new = [(grid[r, c], paths[r] + [c]) for r, c in zip(rows, columns)]
        done += [n for n in new if n[1][-1] == index[end]]
        alive = [n for n in new if n[1][-1] != index[end]]
        sums, paths = np.array([n[0] for n in alive]), [n[1] for n in alive]
        if not alive:
            break
    final = [(s / (len(p) - 1) ** alpha, p) for s, p in (done or alive)]
    score, path = max(final, key=lambda f: f[0])
    return [vocabulary[i] for i in path[1:]], score
