# A table of three aggregations, joined by index.
import pandas as pd


def city_report(orders, since, minimum):
    mask = orders.status.eq("paid") & orders.placed_at.ge(since) & orders.city.notna()
    by_city = orders.loc[mask].groupby("city")["amount"]
    table = pd.concat([by_city.size(), by_city.sum(), by_city.max()], axis=1)
    table.columns = ["orders", "revenue", "largest"]
    table = table.loc[table.orders.ge(minimum)].sort_index()
    return table.sort_values("revenue", ascending=False, kind="stable").reset_index()
