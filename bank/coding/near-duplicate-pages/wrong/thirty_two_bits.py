# large numbers: multiplies in 32 bits, where products overflow
from itertools import combinations

import numpy as np


def near_duplicates(pages, a, b, p, bands, threshold):
    rows, out = len(a) // bands, []
    a, b = np.array(a, dtype=np.int32), np.array(b, dtype=np.int32)
    signatures = [((np.outer(a, np.array(page, dtype=np.int32)) + b[:, None]) % np.int32(p)).min(axis=1).tolist() if page else [] for page in pages]
    for i, j in combinations(range(len(pages)), 2):
        u, v = signatures[i], signatures[j]
        if u and v and any(u[t : t + rows] == v[t : t + rows] for t in range(0, len(a), rows)):
            similarity = len(set(pages[i]) & set(pages[j])) / len(set(pages[i]) | set(pages[j]))
            if similarity >= threshold:
                out.append((i, j, similarity))
    return out
