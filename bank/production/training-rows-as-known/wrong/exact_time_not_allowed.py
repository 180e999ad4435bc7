# the same second: does not use a value that becomes available at the time of the prediction
import pandas as pd


def add_features(labels, features, max_age_hours):
    left = labels.assign(place=range(len(labels))).sort_values("predicted_at")
    right = features.sort_values(["available_at", "measured_at"])
    rows = pd.merge_asof(left, right, left_on="predicted_at", right_on="available_at", by="customer", allow_exact_matches=False).sort_values("place", ignore_index=True)
    rows["age_hours"] = (rows["predicted_at"] - rows["measured_at"]).dt.total_seconds() / 3600
    rows.loc[rows["age_hours"] > max_age_hours, ["balance", "age_hours"]] = float("nan")
    return rows[["customer", "predicted_at", "churned", "balance", "age_hours"]]
