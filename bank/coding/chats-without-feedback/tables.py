"""Accounts with few and many chats; ratings around the first of May, some without an account."""

from datetime import date, timedelta

MAY = date(2026, 5, 1)


def table(names, rows):
    return {name: [row[i] for row in rows] for i, name in enumerate(names.split())}


def database(accounts, chats, feedback):
    return {
        "accounts": table("account_id plan", accounts),
        "chats": table("chat_id account_id turns", [(i + 1, *row) for i, row in enumerate(chats)]),
        "feedback": table(
            "feedback_id account_id rating given_on",
            [(i + 1, *row) for i, row in enumerate(feedback)],
        ),
    }


def visible():
    return database(
        [(1, "free"), (2, "pro"), (3, "free"), (4, "pro"), (5, "team"), (6, "free")],
        [(1, 3), (1, 8), (2, 5), (3, 2), (4, 6), (5, 4), (5, 1)],
        [
            (1, 4, date(2026, 4, 30)),
            (2, 5, date(2026, 5, 1)),
            (None, 1, date(2026, 5, 3)),
            (4, 2, date(2026, 3, 9)),
            (4, 3, date(2026, 5, 20)),
        ],
    )


def hidden(rng):
    return {
        "ratings without an account": drawn(rng, nameless=12, old=0.5),
        "ratings around the first of May": drawn(rng, nameless=3, old=0.8),
    }


def drawn(rng, nameless, old):
    accounts = [(i, ["free", "pro", "team"][i % 3]) for i in range(1, 121)]
    # There whatever is drawn: the day before, the day itself, both; 2 and 3 turns; no chats at all.
    chats = [(1, 3), (1, 3), (2, 3), (3, 9), (4, 2), (4, 2), (5, 4), (6, 12), (6, 3)]
    feedback = [(1, 5, MAY - timedelta(1)), (2, 1, MAY), (3, 2, MAY - timedelta(9))]
    feedback += [(3, 4, MAY + timedelta(1)), (4, 3, MAY - timedelta(1)), (7, 3, MAY - timedelta(3))]
    for account in range(10, 111):
        chats += [(account, int(rng.integers(1, 6))) for _ in range(int(rng.integers(0, 4)))]
        for _ in range(int(rng.integers(0, 3))):
            days = int(rng.integers(1, 40))
            day = MAY - timedelta(days) if rng.random() < old else MAY + timedelta(days - 1)
            feedback.append((account, int(rng.integers(1, 6)), day))
    feedback += [
        (None, int(rng.integers(1, 6)), MAY + timedelta(int(rng.integers(0, 30))))
        for _ in range(nameless)
    ]
    return database(accounts, chats, feedback)
