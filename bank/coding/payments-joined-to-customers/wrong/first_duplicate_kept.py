# doubtful customers: takes the first row of a repeated customer for the right one
def join_payments(payments, customers):
    known = customers.dropna(subset=["customer_id"])
    twice = known["customer_id"].duplicated()
    joined = payments.merge(known[~twice], on="customer_id")
    return {
        "joined": joined,
        "unmatched": payments.loc[~payments["customer_id"].isin(known["customer_id"]), "payment_id"].tolist(),
        "doubtful": payments.loc[payments["customer_id"].isin(known.loc[twice, "customer_id"]), "payment_id"].tolist(),
        "unused": sorted(set(known["customer_id"]) - set(payments["customer_id"])),
    }
