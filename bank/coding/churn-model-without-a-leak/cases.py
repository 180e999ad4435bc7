"""What the cases of the leak-free pipeline test."""

import numpy as np
import pandas as pd
from cases_kit import case

NUMERIC, CATEGORICAL = ["months", "spend"], ["plan"]


def _frame(rng, n, plans, shift=0.0, missing=0.0, scale=20.0):
    months = rng.exponential(scale, size=n) + shift
    spend = rng.exponential(50, size=n) * (1 + shift)
    for column in (months, spend):
        column[rng.random(n) < missing] = np.nan
    plan = pd.Series([plans[int(i)] for i in rng.integers(len(plans), size=n)], dtype="str")
    return pd.DataFrame({"id": np.arange(n), "months": months, "spend": spend, "plan": plan})


def _labels(rng, frame, held_out):
    score = 1.2 - frame["months"].fillna(10.0).to_numpy() / 15 + (frame["plan"] == "basic").to_numpy() * 1.0
    labels = (rng.random(len(frame)) < 1 / (1 + np.exp(-score))).astype(int)
    for fold in (False, True):
        rows = np.flatnonzero(held_out == fold)
        labels[rows[0]], labels[rows[1]] = 0, 1
    return labels


def _case(rng, name, group, n=60, plans=("basic", "plus", "pro"), test=None, missing=0.0, **kwargs):
    train = _frame(rng, n, plans, missing=missing, **kwargs)
    held_out = np.arange(n) % 3 == 1
    labels = _labels(rng, train, held_out)
    test = _frame(rng, 8, plans, missing=missing) if test is None else test
    return case(name, train, labels, test, NUMERIC, CATEGORICAL, held_out, group=group)


def visible():
    train = pd.DataFrame({"months": [2.0, 30.0, None, 4.0, 25.0, 9.0], "spend": [10.0, 80.0, 30.0, None, 60.0, 20.0], "plan": pd.Series(["basic", "pro", None, "basic", "pro", "basic"], dtype="str")})
    test = pd.DataFrame({"months": [3.0, None], "spend": [15.0, 70.0], "plan": pd.Series(["basic", "gold"], dtype="str")})
    return [case("six customers, an unknown plan", train, np.array([1, 0, 0, 1, 0, 1]), test, NUMERIC, CATEGORICAL, np.array([True, True, False, False, False, False]))]


def hidden(rng):
    plans = ("basic", "plus", "pro")
    drifted = _case(rng, "held-out rows that differ", "held-out rows", n=60)
    frame, held_out = drifted["args"][0], drifted["args"][5]
    frame.loc[held_out, ["months", "spend"]] *= 2.5
    frame.loc[np.flatnonzero(held_out)[:12], "plan"] = "trial"
    return [
        _case(rng, "random customers", "random", n=80),
        _case(rng, "few customers", "random", n=30),
        drifted,
        _case(rng, "one test row", "test rows", test=_frame(rng, 1, plans)),
        _case(rng, "test rows from another time", "test rows", test=_frame(rng, 40, plans, shift=30.0)),
        _case(rng, "plans that training never saw", "unseen categories", test=_frame(rng, 6, ("gold", "basic", None))),
        _case(rng, "many numbers missing", "missing numbers", missing=0.4),
        _case(rng, "most numbers missing", "missing numbers", n=40, missing=0.65),
        _case(rng, "missing plans", "missing plans", plans=("basic", None, "pro")),
        _case(rng, "a plan that is called missing", "missing plans", plans=("basic", None, "missing")),
    ]
