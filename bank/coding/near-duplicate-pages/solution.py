from collections import defaultdict
from itertools import combinations

import numpy as np


def near_duplicates(pages, a, b, p, bands, threshold):
    sets = [set(page) for page in pages]
    rows = len(a) // bands
    buckets = defaultdict(list)
    for i, page in enumerate(sets):
        if not page:
            continue
        shingles = np.array(sorted(page))
        hashes = (np.outer(a, shingles) + np.array(b)[:, None]) % p
        signature = hashes.min(axis=1).tolist()
        for start in range(0, len(a), rows):
            buckets[start, tuple(signature[start : start + rows])].append(i)
    candidates = set()
    for bucket in buckets.values():
        candidates.update(combinations(bucket, 2))
    result = []
    for i, j in sorted(candidates):
        similarity = len(sets[i] & sets[j]) / len(sets[i] | sets[j])
        if similarity >= threshold:
            result.append((i, j, similarity))
    return result
