"""Users with repeated orders, and with orders at both ends of their seven days."""

from datetime import datetime, timedelta

START = datetime(2026, 10, 1)
DAY = 24 * 60
WEEK = 7 * DAY


def database(assignments, orders):
    return {
        "assignments": {
            "user_id": [user for user, _, _ in assignments],
            "variant": [variant for _, variant, _ in assignments],
            "assigned_at": [START + timedelta(minutes=at) for _, _, at in assignments],
        },
        "orders": {
            "order_id": list(range(1, len(orders) + 1)),
            "user_id": [user for user, _ in orders],
            "ordered_at": [START + timedelta(minutes=at) for _, at in orders],
        },
    }


def visible():
    return database(
        [
            (1, "old", 60),
            (2, "old", 90),
            (3, "new", 0),
            (4, "old", DAY),
            (5, "new", 600),
            (6, "old", 75),
        ],
        [
            (1, 60),
            (1, 2 * DAY),
            (2, 30),
            (3, 3 * DAY),
            (4, DAY + 20),
            (6, 75 + WEEK),
            (9, 500),
        ],
    )


OFFSETS = [-1, 0, WEEK - 1, WEEK, WEEK + 1]


def hidden(rng):
    assignments, ends, repeated = [], [], []
    for user in range(1, 301):
        # A variant in which nobody converts, and one in which all do.
        variant = ["control", "short form", "one page"][int(rng.integers(3))]
        variant = {295: "nobody", 296: "nobody", 297: "nobody"}.get(user, variant)
        variant = "everybody" if user > 297 else variant
        at = int(rng.integers(0, 20 * DAY))
        assignments.append((user, variant, at))
        if variant == "everybody":
            ends.append((user, at))
            repeated += [(user, at), (user, at + 9)]
        elif variant == "nobody":
            ends += [(user, at - 1), (user, at + WEEK)] if user < 297 else []
        else:
            if rng.random() < 0.7:
                ends.append((user, at + OFFSETS[user % 5]))
            if rng.random() < 0.3:
                repeated += [
                    (user, at + int(rng.integers(0, WEEK))) for _ in range(int(rng.integers(1, 6)))
                ]
            if rng.random() < 0.3:
                repeated.append((user, at - int(rng.integers(1, 9 * DAY))))
    strangers = [(user, int(rng.integers(0, 20 * DAY))) for user in range(900, 930)]
    return {
        "orders at the ends of the window": shuffled(rng, assignments, ends + strangers),
        "repeated and earlier orders": shuffled(rng, assignments, repeated + strangers),
    }


def shuffled(rng, assignments, orders):
    return database(assignments, [orders[i] for i in rng.permutation(len(orders))])
