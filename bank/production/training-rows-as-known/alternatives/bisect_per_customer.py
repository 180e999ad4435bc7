# A sorted list per customer and bisect.
import bisect

import pandas as pd


def add_features(labels, features, max_age_hours):
    history = {}
    for row in features.itertuples(index=False):
        history.setdefault(row.customer, []).append((row.available_at, row.measured_at, row.balance))
    for rows in history.values():
        rows.sort()
    balance, age = [], []
    for row in labels.itertuples(index=False):
        rows = history.get(row.customer, [])
        i = bisect.bisect_right(rows, row.predicted_at, key=lambda r: r[0])
        hours = (row.predicted_at - rows[i - 1][1]).total_seconds() / 3600 if i else float("nan")
        fresh = i > 0 and hours <= max_age_hours
        balance.append(rows[i - 1][2] if fresh else float("nan"))
        age.append(hours if fresh else float("nan"))
    return labels[["customer", "predicted_at", "churned"]].reset_index(drop=True).assign(balance=balance, age_hours=age)
