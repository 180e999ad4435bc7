# small integers: subtracts uint8 readings, which wrap around
import numpy as np


def knn_predict(train, labels, queries, k):
    result = []
    for q in queries:
        order = np.argsort(((train - q) ** 2).sum(axis=1), kind="stable")[:k]
        near = [labels[i] for i in order]
        result.append(max(near, key=near.count))
    return result
