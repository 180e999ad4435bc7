"""Learners with several lessons a day, and streaks over the ends of months and years."""

from datetime import datetime, timedelta


def database(rows):
    return {
        "lessons": {
            "lesson_id": list(range(1, len(rows) + 1)),
            "learner_id": [learner for learner, _ in rows],
            "finished_at": [at for _, at in rows],
        }
    }


def visible():
    return database(
        [
            (1, datetime(2026, 3, 31, 7, 40)),
            (2, datetime(2026, 3, 30, 21, 0)),
            (1, datetime(2026, 3, 30, 22, 15)),
            (1, datetime(2026, 4, 1, 0, 5)),
            (1, datetime(2026, 3, 31, 19, 20)),
            (2, datetime(2026, 3, 31, 9, 30)),
            (1, datetime(2026, 4, 3, 8, 0)),
            (1, datetime(2026, 4, 4, 8, 0)),
            (2, datetime(2026, 4, 2, 9, 30)),
        ]
    )


def lessons(rng, learner, start, runs, most):
    """Lessons on runs of days: lengths of runs of days with lessons and without, in turn."""
    rows, day, is_on = [], start, True
    for length in runs:
        for _ in range(length):
            if is_on:
                for _ in range(int(rng.integers(1, most + 1))):
                    rows.append((learner, day + timedelta(minutes=int(rng.integers(24 * 60)))))
            day += timedelta(1)
        is_on = not is_on
    return rows


def hidden(rng):
    starts = [datetime(2026, 2, 20), datetime(2025, 12, 24), datetime(2024, 2, 25)]
    # Runs of 1, 2, 3 and 4 days with gaps of one and more; learners whose days interleave.
    fixed = lessons(rng, 1, starts[0], [2, 1, 3, 1, 4, 2, 1, 1, 3], 3)
    fixed += lessons(rng, 2, starts[0] + timedelta(2), [1, 1, 1, 1, 1, 1, 1, 1, 2, 1, 2, 1], 3)
    fixed += lessons(rng, 3, starts[1], [14, 1, 2], 1) + lessons(rng, 4, starts[2], [7], 2)
    # At the ends of days; 47 hours apart; the same time twice.
    edges = [
        (5, starts[1] + timedelta(days=d, hours=h)) for d, h in [(0, 23), (1, 0), (2, 23), (4, 22)]
    ]
    edges += [(6, starts[0] + timedelta(days=d, hours=9 - d)) for d in (0, 2, 4, 6)]
    edges += [(7, starts[0])] * 3 + [(7, starts[0] + timedelta(d)) for d in (1, 2, 2, 4)]
    few, many = list(fixed) + edges, list(fixed) + edges
    for learner in range(10, 40):
        runs = [int(rng.integers(1, 6)) for _ in range(9)]
        start = starts[learner % 3] + timedelta(int(rng.integers(0, 9)))
        few += lessons(rng, learner, start, runs, 1)
        many += lessons(rng, learner, start, runs, 4)
    return {
        "one lesson a day": shuffled(rng, few),
        "several lessons a day": shuffled(rng, many),
    }


def shuffled(rng, rows):
    return database([rows[i] for i in rng.permutation(len(rows))])
