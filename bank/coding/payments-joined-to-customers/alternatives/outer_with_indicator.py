# Left join of counted customers with an indicator.
import pandas as pd


def join_payments(payments, customers):
    table = customers[customers.customer_id.notna()].groupby("customer_id").agg(country=("country", "first"), n=("country", "size")).reset_index()
    both = payments.reset_index(drop=True).merge(table, on="customer_id", how="left", indicator=True)
    single = both[both.n == 1]
    return {
        "joined": single[["payment_id", "customer_id", "amount", "country"]].reset_index(drop=True),
        "unmatched": both[both._merge == "left_only"].payment_id.to_numpy(),
        "doubtful": both[both.n > 1].payment_id.to_numpy(),
        "unused": table[~table.customer_id.isin(payments.customer_id)].customer_id.to_numpy(),
    }
