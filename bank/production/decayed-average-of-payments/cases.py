"""What the cases of the decayed features test."""

import numpy as np
from cases_kit import case

START = 1_790_000_000.0


def _drawn(rng, n, q, span):
    times = START + np.round(rng.uniform(0, span, size=n))
    queries = START + np.round(rng.uniform(-span / 10, span * 1.2, size=q))
    return times, np.round(rng.normal(30, 40, size=n), 2), queries


def visible():
    times, values = np.array([100.0, 200.0]), np.array([10.0, 40.0])
    return [
        case("two events", times, values, np.array([200.0, 300.0]), 100.0),
        case("a query before any event", times, values, np.array([50.0, 1200.0]), 100.0),
        case("times of today", times + START, values, np.array([250.0]) + START, 60.0),
    ]


def hidden(rng):
    days = START + 86400.0 * np.array([0.0, 1.0, 400.0, 401.0])
    many = _drawn(rng, 40, 30, 1000)
    return [
        case("random events (1)", *_drawn(rng, 60, 25, 50_000), 7200.0, group="random"),
        case("random events (2)", *_drawn(rng, 25, 60, 3_000), 500.0, group="random"),
        case("queries at the times of events", START + np.array([10.0, 20.0, 20.0, 35.0]), np.array([1.0, 8.0, 4.0, 6.0]), START + np.array([20.0, 35.0, 10.0]), 15.0, group="the same time"),
        case("a year without events", days, np.array([5.0, 9.0, 2.0, 4.0]), days + 43200.0, 3600.0, group="long gaps"),
        case("a query years later", days[:2], np.array([5.0, 9.0]), np.array([days[1] + 1e9, days[1] + 2e9]), 86400.0, group="long gaps"),
        case("queries from late to early", many[0], many[1], np.sort(many[2])[::-1].copy(), 300.0, group="order"),
        case("events from late to early", np.sort(many[0])[::-1].copy(), many[1], many[2], 300.0, group="order"),
        case("a long half-life", *many[:3], 1e9, group="half-life"),
        case("several events at the same time", np.full(5, START), np.array([1.0, 2.0, 3.0, 4.0, -5.0]), START + np.array([0.0, 1.0]), 10.0, group="equal times"),
        case("no events", np.zeros(0), np.zeros(0), START + np.array([0.0, 1.0]), 10.0, group="empty"),
        case("no queries", many[0], many[1], np.zeros(0), 10.0, group="empty"),
    ]


def grow(n, rng):
    return case(f"{n} events and queries", *_drawn(rng, n, n, 100.0 * n), 5000.0)
