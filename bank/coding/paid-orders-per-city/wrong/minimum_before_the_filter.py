# minimum: counts all orders of a city, not only those that pass the filter
def city_report(orders, since, minimum):
    counts = orders.groupby("city")["order_id"].transform("count")
    paid = orders[(orders["status"] == "paid") & (orders["placed_at"] >= since) & (counts >= minimum)]
    report = paid.groupby("city", as_index=False).agg(orders=("order_id", "count"), revenue=("amount", "sum"), largest=("amount", "max"))
    return report.sort_values(["revenue", "city"], ascending=[False, True], ignore_index=True)
