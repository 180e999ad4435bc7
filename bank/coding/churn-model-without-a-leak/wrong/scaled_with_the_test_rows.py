# test rows: fits the preprocessing on train and test together
import numpy as np
import pandas as pd
from sklearn.compose import make_column_transformer
from sklearn.impute import SimpleImputer
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import log_loss
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import OneHotEncoder, StandardScaler


def fit_and_score(train, labels, test, numeric, categorical, held_out):
    train, test = (f[[*numeric, *categorical]].astype({c: object for c in categorical}) for f in (train, test))

    def prepare():
        return make_column_transformer(
            (make_pipeline(SimpleImputer(strategy="median"), StandardScaler()), numeric),
            (make_pipeline(SimpleImputer(strategy="constant", fill_value="missing"), OneHotEncoder(handle_unknown="ignore")), categorical),
            sparse_threshold=0,
        )

    rows = held_out
    m = make_pipeline(prepare(), LogisticRegression(tol=1e-6, max_iter=1000)).fit(train[~rows], labels[~rows])
    loss = log_loss(labels[rows], m.predict_proba(train[rows]))
    both = prepare().fit(pd.concat([train, test]))
    m = LogisticRegression(tol=1e-6, max_iter=1000).fit(both.transform(train), labels)
    return m.predict_proba(both.transform(test))[:, 1], loss
