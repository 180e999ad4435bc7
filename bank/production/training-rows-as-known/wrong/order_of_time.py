# order: returns the rows in the order of time
import pandas as pd


def add_features(labels, features, max_age_hours):
    rows = pd.merge_asof(labels.sort_values("predicted_at"), features.sort_values(["available_at", "measured_at"]), left_on="predicted_at", right_on="available_at", by="customer")
    rows["age_hours"] = (rows["predicted_at"] - rows["measured_at"]).dt.total_seconds() / 3600
    rows.loc[rows["age_hours"] > max_age_hours, ["balance", "age_hours"]] = float("nan")
    return rows[["customer", "predicted_at", "churned", "balance", "age_hours"]]
