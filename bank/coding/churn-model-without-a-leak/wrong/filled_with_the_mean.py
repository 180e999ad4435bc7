# missing numbers: fills missing numbers with the mean
import numpy as np
from sklearn.base import clone
from sklearn.compose import make_column_transformer
from sklearn.impute import SimpleImputer
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import log_loss
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import OneHotEncoder, StandardScaler


def fit_and_score(train, labels, test, numeric, categorical, held_out):
    train, test = (f.astype({c: object for c in categorical}) for f in (train, test))
    model = make_pipeline(
        make_column_transformer(
            (make_pipeline(SimpleImputer(), StandardScaler()), numeric),
            (make_pipeline(SimpleImputer(strategy="constant", fill_value="missing"), OneHotEncoder(handle_unknown="ignore")), categorical),
        ),
        LogisticRegression(tol=1e-6, max_iter=1000),
    )
    rows = held_out
    loss = log_loss(labels[rows], clone(model).fit(train[~rows], labels[~rows]).predict_proba(train[rows]))
    return model.fit(train, labels).predict_proba(test)[:, 1], loss
