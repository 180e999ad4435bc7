# Missing text filled by hand (nothing is learned there), the default solver.
import numpy as np
from sklearn.compose import ColumnTransformer
from sklearn.impute import SimpleImputer
from sklearn.linear_model import LogisticRegression
from sklearn.pipeline import Pipeline
from sklearn.preprocessing import OneHotEncoder, StandardScaler


def fit_and_score(train, labels, test, numeric, categorical, held_out):
    def plain(frame):
        text = frame[categorical].astype(object)
        return frame[numeric].join(text.where(text.notna(), "missing"))

    pipe = Pipeline(
        [
            ("prepare", ColumnTransformer([
                ("numbers", Pipeline([("fill", SimpleImputer(strategy="median")), ("scale", StandardScaler())]), numeric),
                ("text", OneHotEncoder(handle_unknown="ignore", sparse_output=False), categorical),
            ])),
            ("model", LogisticRegression()),
        ]
    )
    x = plain(train)
    p = pipe.fit(x[~held_out], labels[~held_out]).predict_proba(x[held_out])
    loss = -np.log(p[np.arange(held_out.sum()), labels[held_out]]).mean()
    return pipe.fit(x, labels).predict_proba(plain(test))[:, 1], loss
