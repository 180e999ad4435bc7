# doubtful customers: a left merge that repeats payments of a repeated customer
def join_payments(payments, customers):
    known = customers.dropna(subset=["customer_id"])
    left = payments.merge(known, on="customer_id", how="left", indicator=True)
    return {
        "joined": left[left["_merge"] == "both"].drop(columns="_merge").reset_index(drop=True),
        "unmatched": left.loc[left["_merge"] == "left_only", "payment_id"].tolist(),
        "doubtful": [],
        "unused": sorted(set(known["customer_id"]) - set(payments["customer_id"])),
    }
