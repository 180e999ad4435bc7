# look-ahead: joins on the time of measurement, before the value could be read
import pandas as pd


def add_features(labels, features, max_age_hours):
    left = labels.assign(place=range(len(labels))).sort_values("predicted_at")
    rows = pd.merge_asof(left, features.sort_values("measured_at"), left_on="predicted_at", right_on="measured_at", by="customer").sort_values("place", ignore_index=True)
    rows["age_hours"] = (rows["predicted_at"] - rows["measured_at"]).dt.total_seconds() / 3600
    rows.loc[rows["age_hours"] > max_age_hours, ["balance", "age_hours"]] = float("nan")
    return rows[["customer", "predicted_at", "churned", "balance", "age_hours"]]
