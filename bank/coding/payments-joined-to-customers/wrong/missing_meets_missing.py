# missing numbers: lets a missing number match a missing number
def join_payments(payments, customers):
    repeated = customers["customer_id"].duplicated(keep=False)
    doubtful = customers.loc[repeated & customers["customer_id"].notna(), "customer_id"]
    joined = payments.merge(customers[~repeated], on="customer_id")
    return {
        "joined": joined,
        "unmatched": payments.loc[~payments["customer_id"].isin(customers["customer_id"]), "payment_id"].tolist(),
        "doubtful": payments.loc[payments["customer_id"].isin(doubtful), "payment_id"].tolist(),
        "unused": sorted(set(customers["customer_id"].dropna()) - set(payments["customer_id"])),
    }
