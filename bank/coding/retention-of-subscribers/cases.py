"""What the cases of the retention table test."""

from datetime import datetime, timedelta

import pandas as pd
from cases_kit import case


def _frame(rows):
    return pd.DataFrame(
        {
            "user": pd.Series([user for user, _ in rows], dtype="int64"),
            "at": pd.Series([datetime.fromisoformat(at) for _, at in rows], dtype="datetime64[us]"),
        }
    )


def _drawn(rng, n, users, begin, days):
    rows = []
    for _ in range(n):
        at = begin + timedelta(minutes=int(rng.integers(days * 1440)))
        rows.append((int(rng.integers(users)), at.isoformat()))
    return _frame(rows)


def visible():
    rows = [(1, "2026-01-31"), (2, "2026-01-02"), (1, "2026-02-01"), (2, "2026-03-05"), (2, "2026-03-09"), (1, "2026-04-30 23:00")]
    return [
        case("one cohort", _frame(rows), "2026-04"),
        case("two cohorts", _frame([*rows, (7, "2026-03-10"), (8, "2026-03-11"), (7, "2026-04-01")]), "2026-04"),
    ]


def hidden(rng):
    cases = []
    for i, users in enumerate([25, 60]):
        events = _drawn(rng, 140, users, datetime(2025, 9, 1), 200)
        cases.append(case(f"random events ({i + 1})", events, "2026-02", group="random"))
    busy = [(1, "2026-01-03"), (1, "2026-01-04"), (2, "2026-01-04"), (2, "2026-02-04"), (2, "2026-02-14"), (3, "2026-01-01")]
    edge = [(1, "2025-11-30 23:59"), (1, "2025-12-01"), (2, "2025-12-31"), (2, "2026-01-01"), (3, "2025-11-01"), (3, "2026-01-31")]
    late = [(1, "2026-01-03"), (1, "2026-04-01"), (2, "2026-04-04"), (3, "2026-02-04"), (4, "2026-05-11"), (3, "2026-03-31 23:59")]
    gap = [(1, "2026-01-03"), (2, "2026-01-09"), (2, "2026-04-04"), (3, "2026-03-04")]
    return [
        *cases,
        case("users active several times a month", _frame(busy), "2026-02", group="several events in a month"),
        case("the turn of the year and the ends of months", _frame(edge), "2026-01", group="calendar months"),
        case("events after the last month", _frame(late), "2026-03", group="events after the last month"),
        case("months in which nobody came back", _frame(gap), "2026-06", group="ages without anybody"),
        case("cohorts of different age", _frame([(1, "2026-01-03"), (2, "2026-02-09"), (3, "2026-03-04"), (2, "2026-03-01")]), "2026-03", group="the future"),
        case("the first month is the last month", _frame([(5, "2026-03-03"), (6, "2026-03-03"), (5, "2026-03-09")]), "2026-03", group="one month"),
    ]
