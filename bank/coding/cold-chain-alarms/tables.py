"""Trucks with gaps of exactly ten minutes, readings of exactly 8.0 degrees, cold ones between."""

from datetime import datetime, timedelta

START = datetime(2026, 6, 3, 9, 0)


def database(rows):
    names = ["truck_id", "read_at", "celsius"]
    return {"readings": {name: [row[i] for row in rows] for i, name in enumerate(names)}}


def at(truck, minute, celsius, start=START):
    return (truck, start + timedelta(minutes=minute), celsius)


def visible():
    return database(
        [
            at(1, 0, 8.6),
            at(1, 2, 7.9),
            at(1, 4, 9.5),
            at(1, 14, 8.2),
            at(1, 25, 8.4),
            at(2, 1, 8.0),
            at(2, 3, None),
            at(2, 7, 10.1),
        ]
    )


def fixed():
    # Gaps of 10 and 11 minutes, 8.0 itself, cold readings between, two trucks that interleave.
    rows = [at(1, m, 9.0 + m / 100) for m in (0, 10, 20, 31, 41, 52)]
    rows += [
        at(2, m, c) for m, c in [(5, 8.0), (8, 8.1), (9, 3.0), (12, 8.3), (14, None), (17, 9.9)]
    ]
    rows += [at(3, m, 8.5) for m in (3, 13, 23, 33, 43, 53)] + [at(3, m, 8.0) for m in (58, 60)]
    rows += [at(4, m, 12.0 - m / 50) for m in (1, 4, 30, 38, 60)] + [
        at(4, m, 2.0) for m in (2, 6, 33)
    ]
    rows += [at(5, m, 8.4, datetime(2026, 6, 3, 23, 51)) for m in (0, 6, 12, 20)]
    rows += [at(6, m, 8.0) for m in range(5)] + [at(6, 70, None)]
    return rows


def drawn(rng, truck, steps, warm):
    minute, rows = int(rng.integers(60)), []
    for _ in range(60):
        minute += int(rng.choice(steps))
        celsius = None if rng.random() < 0.1 else round(float(rng.uniform(3, 7.9)), 1)
        if rng.random() < warm:
            celsius = round(float(rng.uniform(8.0, 12.0)), 1)
        rows.append(at(truck, minute, celsius))
    return rows


def hidden(rng):
    cold, tight = fixed(), fixed()
    for truck in range(10, 30):
        cold += drawn(rng, truck, [1, 2, 3], 0.3)
        tight += drawn(rng, truck, [5, 9, 10, 10, 11], 0.8)
    return {
        "cold readings in between": shuffled(rng, cold),
        "gaps of about ten minutes": shuffled(rng, tight),
    }


def shuffled(rng, rows):
    return database([rows[i] for i in rng.permutation(len(rows))])
