# equal votes: breaks equal votes by the alphabet
import numpy as np


def knn_predict(train, labels, queries, k):
    result = []
    for q in queries.astype(float):
        order = np.argsort(((train.astype(float) - q) ** 2).sum(axis=1), kind="stable")[:k]
        names, counts = np.unique([labels[i] for i in order], return_counts=True)
        result.append(str(names[counts.argmax()]))
    return result
