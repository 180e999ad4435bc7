# Plain dictionaries and one pass over the payments.
import pandas as pd
from collections import defaultdict


def join_payments(payments, customers):
    countries = defaultdict(list)
    for number, country in zip(customers["customer_id"], customers["country"]):
        if number == number:
            countries[number].append(country)
    rows, unmatched, doubtful = [], [], []
    for payment, number, amount in zip(payments["payment_id"], payments["customer_id"], payments["amount"]):
        found = countries.get(number, [])
        if len(found) == 1:
            rows.append((payment, number, amount, found[0]))
        else:
            (doubtful if found else unmatched).append(payment)
    used = set(payments["customer_id"])
    return {
        "joined": pd.DataFrame(rows, columns=["payment_id", "customer_id", "amount", "country"]),
        "unmatched": unmatched,
        "doubtful": doubtful,
        "unused": sorted(n for n in countries if n not in used),
    }
