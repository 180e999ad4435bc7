# large: loops over all pairs in Python
import numpy as np


def top_k(queries, items, k):
    result = []
    for query in queries:
        scores = []
        for i, item in enumerate(items):
            length = np.linalg.norm(query) * np.linalg.norm(item)
            scores.append((-float(query @ item) / length if length > 0 else 0.0, i))
        result.append([i for _, i in sorted(scores)[:k]])
    return np.array(result, dtype=int).reshape(len(queries), k)
