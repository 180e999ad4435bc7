"""Users whose steps come out of order, at the same time, and at the end of the seven days."""

from datetime import datetime, timedelta

START = datetime(2026, 9, 1, 12, 0)
HOUR = 60
DAY = 24 * HOUR
WEEK = 7 * DAY


def database(users, events):
    names = ["event_id", "user_id", "step", "happened_at"]
    rows = [
        (i + 1, user, step, START + timedelta(minutes=minute))
        for i, (user, step, minute) in enumerate(events)
    ]
    return {
        "users": {"user_id": [u for u, _ in users], "channel": [c for _, c in users]},
        "events": {name: [row[i] for row in rows] for i, name in enumerate(names)},
    }


def visible():
    return database(
        [(1, "search"), (2, "search"), (3, "search"), (4, "friend"), (5, "advert")],
        [
            (1, "view", 0),
            (2, "view", HOUR),
            (1, "save", 2 * HOUR),
            (2, "contact", 3 * HOUR),
            (2, "save", DAY),
            (1, "contact", 3 * DAY),
            (3, "view", 5 * HOUR),
            (3, "save", 5 * HOUR + WEEK + 1),
            (4, "save", 0),
            (4, "view", 6 * HOUR),
            (5, "share", 9 * HOUR),
        ],
    )


CASES = [
    # What a user shows, then the steps with their minutes.
    ("all in order", [("view", 0), ("save", 5), ("contact", 9)]),
    ("save at the same time", [("view", 0), ("save", 0), ("contact", 9)]),
    ("contact at the same time", [("view", 0), ("save", 5), ("contact", 5)]),
    ("save after exactly seven days", [("view", 3), ("save", WEEK + 3)]),
    ("save a minute too late", [("view", 3), ("save", WEEK + 4), ("contact", WEEK + 9)]),
    ("contact after exactly seven days", [("view", 3), ("save", 9), ("contact", WEEK + 3)]),
    (
        "contact too late, though soon after the save",
        [("view", 3), ("save", WEEK), ("contact", WEEK + 4)],
    ),
    ("early save, later save", [("save", 1), ("view", 3), ("save", 9), ("contact", 12)]),
    ("early save only", [("save", 1), ("view", 3), ("contact", 12)]),
    ("early contact, later contact", [("view", 0), ("contact", 2), ("save", 4), ("contact", 8)]),
    ("early contact only", [("view", 0), ("contact", 2), ("save", 4)]),
    ("contact between two saves", [("view", 0), ("save", 4), ("contact", 8), ("save", 12)]),
    ("two views around the save", [("view", 0), ("save", 4), ("view", 8), ("contact", 12)]),
    (
        "second view would be in time",
        [("view", 0), ("view", DAY), ("save", WEEK + 9), ("contact", WEEK + 12)],
    ),
    ("repeated", [("view", 0), ("save", 4), ("save", 6), ("contact", 8), ("contact", 9)]),
    ("contact and no save", [("view", 0), ("contact", 8)]),
    ("no view", [("save", 4), ("contact", 8)]),
    ("nothing that matters", [("share", 4)]),
    ("no event", []),
]


def hidden(rng):
    # Cases stand one to four times, so that mistakes in two of them do not cancel in the counts.
    users, events = [], []
    for number, (_, steps) in enumerate(CASES):
        for _ in range(1 + number % 4):
            user = len(users) + 1
            users.append((user, f"channel {number % 7}"))
            shift = int(rng.integers(0, 20 * DAY))
            events += [(user, step, shift + minute) for step, minute in steps]
    users += [(len(users) + 1 + i, "silent") for i in range(3)]
    some, late = list(users), []
    often = list(events)
    for user in range(200, 330):
        some.append((user, f"channel {int(rng.integers(0, 9))}"))
        for _ in range(int(rng.integers(1, 9))):
            step = ["view", "save", "contact", "share"][int(rng.integers(4))]
            often.append((user, step, int(rng.integers(0, 10 * DAY))))
            late.append((user, step, int(rng.choice([0, 1, DAY, WEEK - 1, WEEK, WEEK + 1]))))
    return {
        "steps out of order": shuffled(rng, some, often),
        "steps at the end of seven days": shuffled(rng, some, events + late),
    }


def shuffled(rng, users, events):
    return database(users, [events[i] for i in rng.permutation(len(events))])
