# equal distances: lets the later of two equally distant rows count as nearer
import numpy as np


def knn_predict(train, labels, queries, k):
    result = []
    for q in queries.astype(float):
        distance = ((train.astype(float) - q) ** 2).sum(axis=1)
        order = np.lexsort((-np.arange(len(distance)), distance))[:k]
        near = [labels[i] for i in order]
        result.append(max(near, key=near.count))
    return result
