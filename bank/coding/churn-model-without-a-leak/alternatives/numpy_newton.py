# Own preprocessing in a class, logistic regression by Newton's method.
import numpy as np
import pandas as pd


class Model:
    def __init__(self, numeric, categorical):
        self.numeric, self.categorical = numeric, categorical

    def design(self, frame):
        numbers = frame[self.numeric].to_numpy(dtype=float)
        blocks = [(np.where(np.isnan(numbers), self.median, numbers) - self.mean) / self.std]
        for column in self.categorical:
            text = frame[column].astype(object).where(frame[column].notna(), "missing").to_numpy()
            blocks.append((text[:, None] == np.array(self.levels[column], dtype=object)).astype(float))
        return np.column_stack([*blocks, np.ones(len(frame))])

    def fit(self, frame, y):
        numbers = frame[self.numeric].to_numpy(dtype=float)
        self.median = np.nanmedian(numbers, axis=0)
        filled = np.where(np.isnan(numbers), self.median, numbers)
        self.mean, self.std = filled.mean(axis=0), filled.std(axis=0)
        self.std[self.std == 0] = 1
        self.levels = {c: sorted(set(frame[c].astype(object).where(frame[c].notna(), "missing"))) for c in self.categorical}
        x = self.design(frame)
        penalty = np.ones(x.shape[1])
        penalty[-1] = 0
        w = np.zeros(x.shape[1])
        for _ in range(30):
            p = 1 / (1 + np.exp(-x @ w))
            hessian = (x.T * (p * (1 - p))) @ x + np.diag(penalty)
            w = w - np.linalg.solve(hessian, x.T @ (p - y) + penalty * w)
        self.w = w
        return self

    def predict(self, frame):
        return 1 / (1 + np.exp(-self.design(frame) @ self.w))


def fit_and_score(train, labels, test, numeric, categorical, held_out):
    rows = np.asarray(held_out)
    p = Model(numeric, categorical).fit(train[~rows], labels[~rows]).predict(train[rows])
    loss = -np.mean(np.where(labels[rows] == 1, np.log(p), np.log(1 - p)))
    return [Model(numeric, categorical).fit(train, labels).predict(test), loss]
