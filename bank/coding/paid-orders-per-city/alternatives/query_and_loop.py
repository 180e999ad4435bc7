# query, then one aggregated row per group, sorted in Python.
import pandas as pd


def city_report(orders, since, minimum):
    rows = []
    kept = orders.query("status == 'paid' and placed_at >= @since").dropna(subset=["city"])
    for city, group in kept.groupby("city"):
        if len(group) >= minimum:
            rows.append((city, len(group), group["amount"].sum(), group["amount"].max()))
    rows.sort(key=lambda row: (-row[2], row[0]))
    return pd.DataFrame(rows, columns=["city", "orders", "revenue", "largest"])
