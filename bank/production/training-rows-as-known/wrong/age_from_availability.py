# staleness: measures the age from the time of availability
import pandas as pd


def add_features(labels, features, max_age_hours):
    left = labels.assign(place=range(len(labels))).sort_values("predicted_at")
    right = features.sort_values(["available_at", "measured_at"])
    rows = pd.merge_asof(left, right, left_on="predicted_at", right_on="available_at", by="customer", tolerance=pd.Timedelta(hours=max_age_hours)).sort_values("place", ignore_index=True)
    rows["age_hours"] = (rows["predicted_at"] - rows["measured_at"]).dt.total_seconds() / 3600
    return rows[["customer", "predicted_at", "churned", "balance", "age_hours"]]
