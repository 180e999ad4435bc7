import numpy as np


def knn_predict(train, labels, queries, k):
    """The label of each query by the vote of its k nearest training rows."""
    raise NotImplementedError
