"""Copies of events, ties in time with and without a revision, and withdrawn labels."""

from datetime import datetime, timedelta

START = datetime(2026, 4, 7, 10, 0)


def database(rows):
    return {
        "label_events": {
            "image_id": [row[0] for row in rows],
            "label": [row[1] for row in rows],
            "saved_at": [START + timedelta(minutes=row[2]) for row in rows],
            "revision": [row[3] for row in rows],
        }
    }


def visible():
    return database(
        [
            (1, "fox", 0, None),
            (1, "wolf", 0, 1),
            (2, "deer", 5, 2),
            (1, "dog", -30, 4),
            (2, None, 9, 3),
            (3, "hare", 20, 1),
            (3, "hare", 20, 1),
        ]
    )


CASES = [
    [("fox", 0, 1), ("wolf", 1, None)],
    [("fox", 0, 9), ("wolf", 1, 2)],
    [("fox", 0, 2), ("wolf", 0, 10), ("dog", 0, None)],
    [("fox", 0, None), ("wolf", 0, 1)],
    [("fox", 0, 1), (None, 1, 2)],
    [("fox", 0, 1), (None, 0, 2)],
    [("fox", 0, 2), (None, 0, 1)],
    [("fox", 0, None), (None, 0, 1)],
    [(None, 0, None), ("deer", 0, 1)],
    [("fox", 0, 1), (None, 1, 2), ("hare", 2, 3)],
    [(None, 0, 1)],
    [("fox", 0, None)],
    [("fox", 3, 1), ("wolf", 2, 5), ("dog", 1, 7)],
]
LABELS = ["fox", "wolf", "deer", "hare", "lynx", None]


def hidden(rng):
    ties, copies = [], []
    for number, events in enumerate(CASES * 2):
        rows = [(number + 1, *event) for event in events]
        ties += rows
        # Every event twice or three times, the latest one too.
        copies += rows * (2 + number % 2)
    for image in range(100, 190):
        events = {}
        for _ in range(int(rng.integers(1, 8))):
            revision = None if rng.random() < 0.3 else int(rng.integers(1, 12))
            key = (int(rng.integers(0, 4)), revision)
            events[key] = (image, LABELS[int(rng.integers(6))], *key)
        rows = list(events.values())
        ties += rows
        copies += [row for row in rows for _ in range(int(rng.integers(1, 4)))]
    return {
        "events at the same time": shuffled(rng, ties),
        "events delivered several times": shuffled(rng, copies),
    }


def shuffled(rng, rows):
    return database([rows[i] for i in rng.permutation(len(rows))])
