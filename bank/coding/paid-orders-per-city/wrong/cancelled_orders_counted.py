# status: takes every order that is not open for paid
def city_report(orders, since, minimum):
    paid = orders[(orders["status"] != "open") & (orders["placed_at"] >= since)]
    report = paid.groupby("city", as_index=False).agg(orders=("order_id", "count"), revenue=("amount", "sum"), largest=("amount", "max"))
    report = report[report["orders"] >= minimum]
    return report.sort_values(["revenue", "city"], ascending=[False, True], ignore_index=True)
