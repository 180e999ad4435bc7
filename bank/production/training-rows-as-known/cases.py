"""What the cases of the point-in-time join test."""

from datetime import datetime, timedelta

import pandas as pd
from cases_kit import case

DAY = datetime(2026, 5, 4)


def _times(hours):
    return pd.Series([DAY + timedelta(minutes=round(60 * h)) for h in hours], dtype="datetime64[us]")


def _labels(rows, index=None):
    """Rows of (customer, hour)."""
    frame = pd.DataFrame(
        {
            "customer": pd.Series([row[0] for row in rows], dtype="int64"),
            "predicted_at": _times([row[1] for row in rows]),
            "churned": pd.Series([i % 3 % 2 for i in range(len(rows))], dtype="int64"),
        }
    )
    return frame if index is None else frame.set_axis(index)


def _features(rows):
    """Rows of (customer, hour measured, hour available, balance)."""
    return pd.DataFrame(
        {
            "customer": pd.Series([row[0] for row in rows], dtype="int64"),
            "measured_at": _times([row[1] for row in rows]),
            "available_at": _times([row[2] for row in rows]),
            "balance": pd.Series([row[3] for row in rows], dtype="float64"),
        }
    )


def visible():
    two = [(1, 6, 9, 80.0), (1, 12, 13, 95.5), (2, 1, 2, 10.0)]
    return [
        case("before and after a value can be read", _labels([(1, 8), (1, 10)]), _features(two[:1]), 24),
        case("two customers, one stale value", _labels([(2, 13), (1, 14), (3, 14)]), _features(two), 10),
    ]


def hidden(rng):
    cases = []
    for i, limit in enumerate([12, 7.5]):
        rows = []
        for _ in range(70):
            measured = int(rng.integers(0, 4000)) / 60
            rows.append((int(rng.integers(1, 7)), measured, measured + int(rng.integers(0, 500)) / 60, float(rng.integers(0, 900)) / 4))
        labels = [(int(rng.integers(1, 8)), int(rng.integers(0, 4300)) / 60) for _ in range(50)]
        cases.append(case(f"random rows ({i + 1})", _labels(labels, [int(j) for j in rng.permutation(50)]), _features(rows), limit, group="random"))
    ahead = [(1, 5, 7, 1.0), (1, 6, 12, 2.0), (1, 11, 11.5, 4.0), (2, 9, 10.2, 8.0)]
    late = [(1, 8, 9, 1.0), (1, 2, 10, 2.0), (1, 1, 20, 3.0)]
    edge = [(1, 4, 6, 1.0), (1, 9, 10, 2.0)]
    shared = [(1, 3, 6, 2.0), (1, 5, 6, 3.0), (1, 1, 6, 1.0), (2, 5, 6, 9.0)]
    return [
        *cases,
        case("values that become available later", _labels([(1, 6.5), (1, 8), (1, 11.7), (1, 13), (2, 10)]), _features(ahead), 24, group="look-ahead"),
        case("a correction that arrives late", _labels([(1, 9.5), (1, 15), (1, 19)]), _features(late), 13, group="staleness"),
        case("an age exactly at the limit and just above", _labels([(1, 14), (1, 14 + 1 / 60), (1, 9), (1, 9.1)]), _features(edge), 5, group="staleness"),
        case("available at the time of the prediction", _labels([(1, 6), (1, 10), (1, 9.99)]), _features(edge), 24, group="the same second"),
        case("three rows available at the same time", _labels([(1, 7), (2, 6)]), _features(shared), 24, group="equal times"),
        case("the same in another order", _labels([(2, 7), (1, 6)]), _features(shared[::-1]), 24, group="equal times"),
        case("labels from late to early", _labels([(1, 14), (1, 11), (1, 7)], [5, 3, 9]), _features(ahead), 24, group="order"),
        case("customers without features", _labels([(7, 14), (8, 11)]), _features(ahead), 24, group="no history"),
        case("no features at all", _labels([(7, 14)]), _features([]), 24, group="no history"),
        case("no labels", _labels([]), _features(ahead), 24, group="no history"),
    ]
