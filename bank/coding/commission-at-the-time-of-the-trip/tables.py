"""Periods that meet, with gaps and without an end; trips at their very first and last moments."""

from datetime import datetime, timedelta

START = datetime(2026, 1, 1)
DAY = 24 * 60


def time(minute):
    return None if minute is None else START + timedelta(minutes=minute)


def database(trips, periods):
    """Times in minutes since the start."""
    return {
        "trips": {
            "trip_id": [trip for trip, _, _, _ in trips],
            "driver_id": [driver for _, driver, _, _ in trips],
            "ended_at": [time(at) for _, _, at, _ in trips],
            "fare_cents": [fare for _, _, _, fare in trips],
        },
        "commissions": {
            "driver_id": [row[0] for row in periods],
            "valid_from": [time(row[1]) for row in periods],
            "valid_to": [time(row[2]) for row in periods],
            "percent": [row[3] for row in periods],
        },
    }


def visible():
    march = 59 * DAY
    return database(
        [
            (10, 1, march - 1, 1840),
            (11, 1, march, 1000),
            (12, 2, 20 * DAY, 2500),
            (13, 2, 40 * DAY, 900),
            (14, 2, march + 700, 1550),
            (15, 3, 5 * DAY, 700),
        ],
        [(1, 0, march, 20), (1, march, None, 25), (2, 0, 31 * DAY, 18), (2, march, None, 22)],
    )


def hidden(rng):
    return {
        "trips where periods meet": drawn(rng, gap=0.1, at_ends=0.7),
        "gaps between periods": drawn(rng, gap=0.6, at_ends=0.3),
    }


def drawn(rng, gap, at_ends):
    periods, trips = [], []
    for driver in range(1, 31):
        at, ends = int(rng.integers(0, 20 * DAY)), []
        # Driver 30 has no row; one of three drivers has a last period with an end.
        for number in range(int(rng.integers(1, 6)) if driver < 30 else 0):
            until = at + int(rng.integers(DAY, 20 * DAY))
            percent = 15 + (driver * 3 + number * 7) % 20
            periods.append([driver, at, until, percent])
            ends += [at, until]
            at = until + (int(rng.integers(2, 9 * DAY)) if rng.random() < gap else 0)
        if ends and driver % 3:
            periods[-1][2] = None
        for _ in range(12):
            minute = int(rng.integers(0, 90 * DAY))
            if ends and rng.random() < at_ends:
                minute = max(0, ends[int(rng.integers(len(ends)))] + int(rng.integers(-1, 2)))
            trips.append((driver, minute, int(rng.integers(5, 80)) * 50 + 1))
    # Drivers 40 to 42, the same whatever is drawn: periods that meet, a gap, an end.
    for driver in (40, 41, 42):
        periods += [
            [driver, 10, 20, 30],
            [driver, 20, 30, 31],
            [driver, 35, 50 if driver > 40 else None, 32],
        ]
        trips += [
            (driver, minute, 100 + minute) for minute in (9, 10, 19, 20, 29, 30, 34, 35, 49, 50, 70)
        ]
    order = rng.permutation(len(trips))
    return database(
        [(int(i) + 1, *trips[i]) for i in order],
        [periods[i] for i in rng.permutation(len(periods))],
    )
