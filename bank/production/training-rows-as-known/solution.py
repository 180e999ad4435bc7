import pandas as pd


def add_features(labels, features, max_age_hours):
    left = labels.assign(place=range(len(labels))).sort_values("predicted_at")
    right = features.sort_values(["available_at", "measured_at"])
    rows = pd.merge_asof(
        left, right, left_on="predicted_at", right_on="available_at", by="customer"
    ).sort_values("place", ignore_index=True)
    rows["age_hours"] = (rows["predicted_at"] - rows["measured_at"]).dt.total_seconds() / 3600
    stale = rows["age_hours"] > max_age_hours
    rows.loc[stale, ["balance", "age_hours"]] = float("nan")
    return rows[["customer", "predicted_at", "churned", "balance", "age_hours"]]
