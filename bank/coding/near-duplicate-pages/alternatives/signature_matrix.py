# A matrix of signatures; pages with an equal band compared with NumPy.
import numpy as np


def near_duplicates(pages, a, b, p, bands, threshold):
    kept = [i for i, page in enumerate(pages) if len(page)]
    if not kept:
        return []
    a, b = np.asarray(a, dtype=np.int64), np.asarray(b, dtype=np.int64)
    matrix = np.stack([((np.asarray(pages[i], dtype=np.int64)[:, None] * a + b) % p).min(axis=0) for i in kept])
    matrix = matrix.reshape(len(kept), bands, -1)
    out = []
    for u, i in enumerate(kept):
        agree = (matrix[u + 1 :] == matrix[u]).all(axis=2).any(axis=1)
        for v in np.flatnonzero(agree):
            j = kept[u + 1 + int(v)]
            shared = np.intersect1d(pages[i], pages[j]).size
            jaccard = shared / np.union1d(pages[i], pages[j]).size
            if jaccard >= threshold:
                out.append([i, j, jaccard])
    return out
