"""Visitors with pauses of about 30 minutes; one database of 100,000 taps."""

from datetime import datetime

import numpy as np

MINUTE = 60
TAPS = 100_000


def database(visitors, seconds, start="2026-05-02T09:00:00"):
    """Taps by visitor and seconds since the start."""
    times = np.datetime64(start, "us") + np.asarray(seconds) * np.timedelta64(1_000_000, "us")
    return {
        "taps": {
            "tap_id": np.arange(1, len(times) + 1),
            "visitor_id": np.asarray(visitors),
            "tapped_at": times,
        }
    }


def visible():
    times = [
        (1, 10, 0),
        (2, 10, 5),
        (1, 10, 30),
        (1, 10, 55),
        (2, 10, 5),
        (1, 11, 26),
        (2, 23, 50),
        (3, 9, 15),
    ]
    rows = [(v, datetime(2026, 5, 2, h, m)) for v, h, m in times] + [
        (2, datetime(2026, 5, 3, 0, 10))
    ]
    return {
        "taps": {
            "tap_id": list(range(1, len(rows) + 1)),
            "visitor_id": [visitor for visitor, _ in rows],
            "tapped_at": [at for _, at in rows],
        }
    }


def hidden(rng):
    # Pauses of 29:59, 30:00 and 30:01, equal times, chains longer than 30 minutes, interleaved.
    half = 30 * MINUTE
    pauses = {
        1: [half, half, half + 1, half, 0, 0, half + 1],
        2: [half + 1] * 5,
        3: [half - 1] * 6,
        4: [],
        5: [10, half + 1, 0, half + 1, 10, 10, half],
        6: [0, 0, 0, half * 40, half * 40],
        7: [20 * MINUTE] * 9,
        8: [half + 1, 1, half + 1],
    }
    visitors, seconds = [], []
    for visitor, steps in pauses.items():
        times = np.cumsum([visitor * 7, *steps])
        visitors += [visitor] * len(times)
        seconds += times.tolist()
    for visitor in range(10, 60):
        steps = rng.choice([0, 40, half - 1, half, half + 1, half * 30], int(rng.integers(1, 30)))
        visitors += [visitor] * len(steps)
        seconds += (int(rng.integers(0, 4000)) + np.cumsum(steps)).tolist()
    order = rng.permutation(len(visitors))
    return {
        "pauses of about 30 minutes": database(np.array(visitors)[order], np.array(seconds)[order]),
        "100,000 taps": database(rng.integers(1, 1500, TAPS), rng.integers(0, 20 * 86_400, TAPS)),
    }
