# cross_val_predict with predefined folds.
import numpy as np
import pandas as pd
from sklearn.feature_selection import SelectKBest, r_regression
from sklearn.linear_model import Ridge
from sklearn.model_selection import PredefinedSplit, cross_val_predict
from sklearn.pipeline import Pipeline
from sklearn.preprocessing import StandardScaler


def _score(X, y):
    return np.abs(r_regression(X, y))


def grouped_errors(X, y, groups, k, m):
    folds = (pd.Series(groups).rank(method="dense").astype(int) - 1).to_numpy() % k
    steps = [("pick", SelectKBest(_score, k=m)), ("scale", StandardScaler()), ("ridge", Ridge(alpha=1.0))]
    p = cross_val_predict(Pipeline(steps), X, y, cv=PredefinedSplit(folds))
    return pd.Series(np.abs(p - y)).groupby(folds).mean().to_numpy(), p
