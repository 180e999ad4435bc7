# group numbers: takes the patient's number modulo k for the fold
import numpy as np
from sklearn.feature_selection import SelectKBest, f_regression
from sklearn.linear_model import Ridge
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler


def grouped_errors(X, y, groups, k, m):
    folds = groups % k
    p, errors = np.empty(len(y)), []
    for f in range(k):
        s = folds == f
        p[s] = make_pipeline(SelectKBest(f_regression, k=m), StandardScaler(), Ridge()).fit(X[~s], y[~s]).predict(X[s])
        errors.append(np.abs(p[s] - y[s]).mean())
    return errors, p
