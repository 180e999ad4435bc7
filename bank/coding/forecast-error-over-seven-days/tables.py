"""Stores with closed days, errors that are missing, and breaks of six, seven and eight days."""

from datetime import date, timedelta

START = date(2026, 6, 1)


def database(rows):
    return {
        "forecasts": {
            "store_id": [row[0] for row in rows],
            "day": [START + timedelta(row[1]) for row in rows],
            "error": [row[2] for row in rows],
        }
    }


def visible():
    return database(
        [
            (1, 0, 4.0),
            (1, 1, -2.0),
            (1, 2, None),
            (1, 7, 9.0),
            (2, 0, None),
            (2, 1, -6.0),
            (2, 2, 6.0),
        ]
    )


def hidden(rng):
    fixed = [(1, day, float(3 * day + 1)) for day in (0, 5, 6, 7, 13, 19, 20, 21, 28, 36, 37)]
    fixed += [(2, day, -float(day * day) - 1) for day in range(0, 21, 2)]
    fixed += [(3, day, None) for day in range(9)] + [(3, 9, 5.0), (3, 16, None), (3, 30, 2.0)]
    fixed += [(4, 0, 7.0)]
    closed, missing = list(fixed), list(fixed)
    for store in range(10, 26):
        for day in range(60):
            error = float(int(rng.integers(-40, 41)))
            if rng.random() < 0.5:
                closed.append((store, day, error))
            if rng.random() < 0.9:
                missing.append((store, day, None if rng.random() < 0.4 else error))
    return {
        "closed days": shuffled(rng, closed),
        "missing errors": shuffled(rng, missing),
    }


def shuffled(rng, rows):
    return database([rows[i] for i in rng.permutation(len(rows))])
