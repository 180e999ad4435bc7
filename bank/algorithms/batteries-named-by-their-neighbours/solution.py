import numpy as np


def knn_predict(train, labels, queries, k):
    rows = np.asarray(train, dtype=float)
    predictions = []
    for query in queries:
        distances = np.linalg.norm(rows - query, axis=1)
        order = np.argsort(distances, kind="stable")
        near = [labels[i] for i in order[:k]]
        predictions.append(max(near, key=near.count))
    return predictions
