# held-out rows: fits imputation, scaling and encoding on all training rows before the split
import numpy as np
from sklearn.compose import make_column_transformer
from sklearn.impute import SimpleImputer
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import log_loss
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import OneHotEncoder, StandardScaler


def fit_and_score(train, labels, test, numeric, categorical, held_out):
    train, test = (f.astype({c: object for c in categorical}) for f in (train, test))
    prepare = make_column_transformer(
        (make_pipeline(SimpleImputer(strategy="median"), StandardScaler()), numeric),
        (make_pipeline(SimpleImputer(strategy="constant", fill_value="missing"), OneHotEncoder(handle_unknown="ignore")), categorical),
        sparse_threshold=0,
    )
    x = prepare.fit_transform(train)
    rows = held_out
    m = LogisticRegression(tol=1e-6, max_iter=1000).fit(x[~rows], labels[~rows])
    loss = log_loss(labels[rows], m.predict_proba(x[rows]))
    m = LogisticRegression(tol=1e-6, max_iter=1000).fit(x, labels)
    return m.predict_proba(prepare.transform(test))[:, 1], loss
