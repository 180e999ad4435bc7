"""What the cases of the city report test."""

from datetime import datetime, timedelta

import pandas as pd
from cases_kit import case

SINCE = datetime(2026, 3, 1)


def _frame(rows, index=None):
    """Rows of (city, status, amount, hours after SINCE)."""
    frame = pd.DataFrame(
        {
            "order_id": range(501, 501 + len(rows)),
            "city": pd.Series([row[0] for row in rows], dtype="str"),
            "status": pd.Series([row[1] for row in rows], dtype="str"),
            "amount": pd.Series([row[2] for row in rows], dtype="float64"),
            "placed_at": pd.Series([SINCE + timedelta(hours=row[3]) for row in rows], dtype="datetime64[us]"),
        }
    )
    return frame if index is None else frame.set_axis(index)


def _drawn(rng, n):
    cities = ["Bern", "Graz", "Oslo", "Porto", "Lyon", None]
    return [
        (
            cities[int(rng.integers(6))],
            ["paid", "paid", "open", "cancelled"][int(rng.integers(4))],
            float(rng.integers(1, 400)) / 4,
            int(rng.integers(-200, 300)),
        )
        for _ in range(n)
    ]


def visible():
    example = [("Graz", "paid", 20.0, 5), ("Bern", "paid", 50.0, 9), ("Graz", "paid", 30.0, 1), ("Bern", "open", 7.0, 3)]
    return [
        case("two cities with equal revenue", _frame(example), SINCE, 1),
        case("at least two orders", _frame([*example, ("Oslo", "paid", 99.0, -1)]), SINCE, 2),
    ]


def hidden(rng):
    cases = [case(f"random orders ({i + 1})", _frame(_drawn(rng, 90)), SINCE, m, group="random") for i, m in enumerate([1, 6])]
    around = [("Bern", "paid", 10.0, 0), ("Bern", "paid", 5.0, -1), ("Graz", "paid", 4.0, 1)]
    few = [("Bern", "paid", 10.0, 1), ("Bern", "open", 5.0, 2), ("Bern", "paid", 2.0, -3), ("Graz", "paid", 4.0, 1), ("Graz", "paid", 6.0, 1)]
    tied = [("Lyon", "paid", 8.0, 1), ("Oslo", "paid", 3.0, 1), ("Bern", "paid", 8.0, 2), ("Oslo", "paid", 5.0, 2), ("Graz", "paid", 9.0, 2)]
    states = [("Lyon", "cancelled", 80.0, 1), ("Lyon", "paid", 3.0, 1), ("Bern", "open", 8.0, 2), ("Bern", "cancelled", 1.0, 2)]
    blank = [(None, "paid", 80.0, 1), ("Lyon", "paid", 3.0, 1), (None, "paid", 8.0, 2)]
    index = [int(i) for i in rng.permutation(40)]
    return [
        *cases,
        case("an order exactly at the first moment", _frame(around), SINCE, 1, group="the first moment"),
        case("orders that do not count towards the minimum", _frame(few), SINCE, 2, group="minimum"),
        case("three cities with equal revenue", _frame(tied), SINCE, 1, group="ties"),
        case("cancelled and open orders", _frame(states), SINCE, 1, group="status"),
        case("orders without a city", _frame(blank), SINCE, 1, group="missing city"),
        case("credits are negative", _frame([("Bern", "paid", -4.0, 1), ("Bern", "paid", -9.5, 1), ("Graz", "paid", -1.0, 2)]), SINCE, 1, group="negative"),
        case("an index without order", _frame(_drawn(rng, 40), index), SINCE, 2, group="index"),
        case("no city is left", _frame(few), SINCE, 3, group="no rows"),
        case("no orders", _frame([]), SINCE, 1, group="no rows"),
    ]
