# One query at a time, full sort.
import numpy as np


def top_k(queries, items, k):
    result = np.zeros((len(queries), k), dtype=int)
    item_lengths = np.sqrt((items * items).sum(axis=1))
    for i, query in enumerate(queries):
        product = item_lengths * np.sqrt((query * query).sum())
        cosine = np.divide(items @ query, product, out=np.zeros(len(items)), where=product > 0)
        result[i] = np.argsort(cosine)[::-1][:k]
    return result
