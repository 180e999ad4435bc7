import numpy as np


def tree_predict(X, y, X_new, max_depth, min_leaf):
    """Predictions of a Gini tree grown on X and y for the rows of X_new."""
    raise NotImplementedError
