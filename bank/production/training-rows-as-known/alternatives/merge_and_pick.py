# All pairs of a customer, filtered and the last one picked.
import numpy as np
import pandas as pd


def add_features(labels, features, max_age_hours):
    base = labels.reset_index(drop=True).rename_axis("row").reset_index()
    pairs = base.merge(features, on="customer")
    pairs = pairs[pairs.available_at <= pairs.predicted_at]
    last = pairs.sort_values(["row", "available_at", "measured_at"]).drop_duplicates("row", keep="last").set_index("row")
    age = ((last.predicted_at - last.measured_at) / pd.Timedelta(hours=1)).astype(float)
    keep = age <= max_age_hours
    out = base.drop(columns="row")
    out["balance"] = last.balance[keep].reindex(out.index).astype(float)
    out["age_hours"] = age[keep].reindex(out.index)
    return out[["customer", "predicted_at", "churned", "balance", "age_hours"]]
