"""What the cases of the validated join test."""

import numpy as np
import pandas as pd
from cases_kit import case

NAN = float("nan")


def _payments(numbers, first=1, index=None):
    frame = pd.DataFrame(
        {
            "payment_id": np.arange(first, first + len(numbers)),
            "customer_id": np.array(numbers, dtype=float),
            "amount": np.arange(len(numbers)) * 2.5 + 1,
        }
    )
    return frame if index is None else frame.set_axis(index)


def _customers(rows):
    return pd.DataFrame(
        {
            "customer_id": np.array([row[0] for row in rows], dtype=float),
            "country": pd.Series([row[1] for row in rows], dtype="str"),
        }
    )


def visible():
    customers = _customers([(10, "AT"), (11, "DE"), (11, "FR"), (13, "PT")])
    return [
        case("one of each kind", _payments([10, 11, 12]), customers),
        case("a customer who pays twice", _payments([13, 10, 13]), customers),
    ]


def hidden(rng):
    countries = ["AT", "DE", "FR", "PT", "NO"]
    cases = []
    for i in range(2):
        numbers = [float(v) for v in rng.integers(100, 140, size=60)]
        for place in rng.integers(60, size=4):
            numbers[int(place)] = NAN
        rows = [(float(v), countries[int(rng.integers(5))]) for v in rng.integers(105, 150, size=40)] + [(NAN, "NO")]
        rows = [rows[int(j)] for j in rng.permutation(len(rows))]
        cases.append(case(f"random tables ({i + 1})", _payments(numbers, 900, [int(v) for v in rng.permutation(60)]), _customers(rows), group="random"))
    same = [(4, "AT"), (4, "AT"), (5, "DE"), (6, "DE"), (6, "AT"), (6, "NO"), (7, "NO")]
    blank = [(NAN, "AT"), (2, "DE"), (3, "PT")]
    return [
        *cases,
        case("customers listed two and three times", _payments([6, 4, 5, 6, 8]), _customers(same), group="doubtful customers"),
        case("a customer listed twice with the same country", _payments([4]), _customers(same), group="doubtful customers"),
        case("payments without a customer number", _payments([2, NAN, 3, NAN]), _customers(blank), group="missing numbers"),
        case("two customers without a number", _payments([NAN, 2]), _customers([*blank, (NAN, "FR")]), group="missing numbers"),
        case("unknown numbers among doubtful ones", _payments([9, 4, 1, 7]), _customers(same), group="unmatched"),
        case("repeated customers that nobody names", _payments([5, 5]), _customers(same[::-1]), group="unused"),
        case("no payments", _payments([]), _customers(blank), group="empty"),
        case("no customers", _payments([3, NAN, 4]), _customers([]), group="empty"),
    ]
