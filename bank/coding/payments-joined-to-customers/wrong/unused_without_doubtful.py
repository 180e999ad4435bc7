# unused: forgets repeated customers that nobody paid with
def join_payments(payments, customers):
    known = customers.dropna(subset=["customer_id"])
    repeated = known["customer_id"].duplicated(keep=False)
    joined = payments.merge(known[~repeated], on="customer_id")
    return {
        "joined": joined,
        "unmatched": payments.loc[~payments["customer_id"].isin(known["customer_id"]), "payment_id"].tolist(),
        "doubtful": payments.loc[payments["customer_id"].isin(known.loc[repeated, "customer_id"]), "payment_id"].tolist(),
        "unused": sorted(set(known.loc[~repeated, "customer_id"]) - set(payments["customer_id"])),
    }
