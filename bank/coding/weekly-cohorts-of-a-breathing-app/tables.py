"""Sign-ups on Sundays and Mondays, exercises at the ends of weeks, and silent users."""

from datetime import date, timedelta


def database(users, exercises):
    return {
        "users": {
            "user_id": [user for user, _ in users],
            "signed_up_on": [day for _, day in users],
        },
        "exercises": {
            "exercise_id": list(range(1, len(exercises) + 1)),
            "user_id": [user for user, _ in exercises],
            "done_on": [day for _, day in exercises],
        },
    }


def visible():
    return database(
        [
            (1, date(2026, 1, 5)),
            (2, date(2026, 1, 11)),
            (3, date(2026, 1, 12)),
            (4, date(2026, 1, 14)),
        ],
        [
            (1, date(2026, 1, 5)),
            (1, date(2026, 1, 12)),
            (1, date(2026, 1, 12)),
            (2, date(2026, 1, 17)),
            (3, date(2026, 1, 11)),
            (3, date(2026, 1, 28)),
            (4, date(2026, 1, 20)),
            (4, date(2026, 2, 4)),
        ],
    )


MONDAY = date(2026, 3, 2)


def hidden(rng):
    # Users 1 to 9: the first and last day of each week, the day before and after all weeks.
    edges = [-1, 0, 6, 7, 13, 14, 20, 21, 27, 28]
    users = [(i, MONDAY + timedelta(i % 7)) for i in range(1, 11)]
    exercises = [(i, MONDAY + timedelta(i % 7 + edges[i - 1])) for i in range(1, 11)]
    # A cohort in which nobody does anything, one with guest exercises only.
    users += [(11, MONDAY - timedelta(7)), (12, MONDAY - timedelta(1))]
    users += [(13, MONDAY - timedelta(14)), (14, MONDAY - timedelta(8))]
    exercises += [(13, MONDAY - timedelta(14 + d)) for d in (1, 3, 7, 8)]
    ends, calm = list(exercises), list(exercises)
    for user in range(20, 160):
        signed = MONDAY + timedelta(int(rng.integers(0, 56)))
        if user % 3 == 0:
            signed -= timedelta(signed.weekday() + int(rng.integers(0, 2)))
        users.append((user, signed))
        for _ in range(int(rng.integers(0, 5))):
            ends.append((user, signed + timedelta(int(rng.choice(edges)))))
        if rng.random() < 0.5:
            for _ in range(int(rng.integers(1, 9))):
                calm.append((user, signed + timedelta(int(rng.integers(-10, 40)))))
    return {
        "exercises at the ends of weeks": shuffled(rng, users, ends),
        "silent users and guests": shuffled(rng, users, calm),
    }


def shuffled(rng, users, exercises):
    return database(
        [users[i] for i in rng.permutation(len(users))],
        [exercises[i] for i in rng.permutation(len(exercises))],
    )
