import numpy as np
from sklearn.base import clone
from sklearn.compose import make_column_transformer
from sklearn.impute import SimpleImputer
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import log_loss
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import OneHotEncoder, StandardScaler


def fit_and_score(train, labels, test, numeric, categorical, held_out):
    numbers = make_pipeline(SimpleImputer(strategy="median"), StandardScaler())
    texts = make_pipeline(
        SimpleImputer(strategy="constant", fill_value="missing"),
        OneHotEncoder(handle_unknown="ignore", sparse_output=False),
    )
    prepare = make_column_transformer((numbers, numeric), (texts, categorical))
    model = make_pipeline(prepare, LogisticRegression(solver="newton-cholesky"))
    fitted = clone(model).fit(train[~held_out], labels[~held_out])
    loss = log_loss(labels[held_out], fitted.predict_proba(train[held_out]))
    return model.fit(train, labels).predict_proba(test)[:, 1], loss
