"""Speeds that arrive late, are corrected, are missing or stale, some to the very second."""

from datetime import datetime, timedelta

NOON = datetime(2026, 7, 6, 12, 0)
STALE = 360


def time(minute):
    return NOON + timedelta(minutes=minute)


def database(orders, speeds):
    """Times in minutes since noon."""
    return {
        "orders": {
            "order_id": [order for order, _, _ in orders],
            "courier_id": [courier for _, courier, _ in orders],
            "accepted_at": [time(at) for _, _, at in orders],
        },
        "speeds": {
            "courier_id": [row[0] for row in speeds],
            "computed_at": [time(row[1]) for row in speeds],
            "written_at": [time(row[2]) for row in speeds],
            "kmh": [row[3] for row in speeds],
        },
    }


def visible():
    return database(
        [(1, 7, 0), (2, 7, 25), (3, 8, 0), (4, 8, 400), (5, 9, 10)],
        [
            (7, -60, -50, 15.0),
            (7, -30, 20, 18.5),
            (7, -90, 22, 11.0),
            (8, -20, -15, 14.0),
            (8, -20, -5, 16.0),
            (8, 60, 70, None),
        ],
    )


CASES = [
    # Rows of a courier whose order is accepted at minute 0.
    [(-10, 0, 20.0), (-30, -20, 10.0)],
    [(-10, 1, 20.0), (-30, -20, 10.0)],
    [(-STALE, -300, 12.0)],
    [(-STALE - 1, -300, 12.0)],
    [(-STALE - 1, -2, 12.0), (-STALE, -300, 13.0)],
    [(-20, -19, 9.0), (-20, -5, 11.0), (-20, 5, 13.0)],
    [(-20, -5, 11.0), (-90, -1, 30.0)],
    [(-20, -5, None), (-40, -30, 17.0)],
    [(-20, -5, None), (-20, -15, 17.0)],
    [(0, 0, 25.0), (-1, 0, 24.0)],
    [(10, 12, 25.0), (30, 31, 28.0)],
    [],
    [(-5, 30, 40.0)],
    [(-700, -690, 16.0)],
]


def hidden(rng):
    orders, speeds = [], []
    for number in range(3 * len(CASES)):
        courier = 1000 + number
        shift = int(rng.integers(0, 5000))
        orders.append((number + 1, courier, shift))
        for computed, written, kmh in CASES[number % len(CASES)]:
            speeds.append((courier, shift + computed, shift + written, kmh))
    late = drawn(rng, orders, speeds, step=25, delay=90, missing=0.1)
    stale = drawn(rng, orders, speeds, step=400, delay=20, missing=0.3)
    return {"rows written late": late, "stale and missing rows": stale}


def drawn(rng, orders, speeds, step, delay, missing):
    orders, rows = list(orders), {row[:3]: row for row in speeds}
    for courier in range(12):
        minute = 0
        while minute < 2000:
            minute += int(rng.integers(1, 2 * step))
            for _ in range(int(rng.integers(1, 3))):
                kmh = None if rng.random() < missing else round(float(rng.uniform(8, 30)), 1)
                key = (courier, minute, minute + int(rng.integers(0, delay)))
                rows[key] = (*key, kmh)
    for number in range(150):
        orders.append((500 + number, int(rng.integers(0, 13)), int(rng.integers(0, 2200))))
    values = list(rows.values())
    return database(
        [orders[i] for i in rng.permutation(len(orders))],
        [values[i] for i in rng.permutation(len(values))],
    )
