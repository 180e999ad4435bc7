# Normal equations with a column of ones whose penalty is zero; Gaussian elimination by hand.
import numpy as np


def ridge(X, y, l2):
    A = np.c_[np.ones(len(X)), X]
    penalty = np.full(A.shape[1], l2)
    penalty[0] = 0
    M = np.c_[A.T @ A + np.diag(penalty), A.T @ y]
    size = len(M)
    for i in range(size):
        p = i + np.abs(M[i:, i]).argmax()
        M[[i, p]] = M[[p, i]]
        M[i] /= M[i, i]
        for j in range(size):
            if j != i:
                M[j] -= M[j, i] * M[i]
    return M[1:, -1], M[0, -1]
