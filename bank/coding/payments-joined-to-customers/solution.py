def join_payments(payments, customers):
    known = customers.dropna(subset=["customer_id"])
    is_repeated = known["customer_id"].duplicated(keep=False)
    repeated = known.loc[is_repeated, "customer_id"]
    joined = payments.merge(known[~is_repeated], on="customer_id", validate="many_to_one")
    is_known = payments["customer_id"].isin(known["customer_id"])
    is_doubtful = payments["customer_id"].isin(repeated)
    is_unused = ~known["customer_id"].isin(payments["customer_id"])
    return {
        "joined": joined,
        "unmatched": payments.loc[~is_known, "payment_id"].tolist(),
        "doubtful": payments.loc[is_doubtful, "payment_id"].tolist(),
        "unused": sorted(known.loc[is_unused, "customer_id"].unique()),
    }
