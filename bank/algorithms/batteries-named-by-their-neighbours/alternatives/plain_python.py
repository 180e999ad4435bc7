# Plain Python: sorted (distance, row) pairs and a dictionary of votes.
import math


def knn_predict(train, labels, queries, k):
    result = []
    for q in queries.tolist():
        pairs = sorted((math.dist(q, row), i) for i, row in enumerate(train.tolist()))
        votes = {}
        for place, (_, i) in enumerate(pairs[:k]):
            count, first = votes.get(labels[i], (0, place))
            votes[labels[i]] = (count + 1, first)
        result.append(min(votes, key=lambda name: (-votes[name][0], votes[name][1])))
    return result
