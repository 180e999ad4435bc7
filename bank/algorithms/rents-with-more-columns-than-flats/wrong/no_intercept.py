# intercept: fits without an intercept and adds the mean afterwards
import numpy as np


def ridge(X, y, l2):
    w = np.linalg.solve(X.T @ X + l2 * np.eye(X.shape[1]), X.T @ y)
    return w, y.mean() - X.mean(axis=0) @ w
