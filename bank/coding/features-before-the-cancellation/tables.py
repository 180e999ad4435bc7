"""Events at both ends of the window, ratings from after the moment, accounts asked about twice."""

from datetime import datetime, timedelta

START = datetime(2026, 5, 31)
DAY = 24 * 60
MONTH = 30 * DAY


def time(minute):
    return None if minute is None else START + timedelta(minutes=minute)


def database(moments, tickets, payments):
    """Times in minutes since the start."""
    return {
        "moments": {
            "account_id": [account for account, _, _ in moments],
            "asked_at": [time(at) for _, at, _ in moments],
            "cancelled": [cancelled for _, _, cancelled in moments],
        },
        "tickets": {
            "ticket_id": list(range(1, len(tickets) + 1)),
            "account_id": [row[0] for row in tickets],
            "opened_at": [time(row[1]) for row in tickets],
            "rating": [row[2] for row in tickets],
            "rated_at": [time(row[3]) for row in tickets],
        },
        "payments": {
            "payment_id": list(range(1, len(payments) + 1)),
            "account_id": [row[0] for row in payments],
            "tried_at": [time(row[1]) for row in payments],
            "succeeded": [row[2] for row in payments],
        },
    }


def visible():
    return database(
        [(1, 0, True), (2, 0, False), (2, 9 * DAY, True), (3, 5 * DAY, False)],
        [
            (1, -9 * DAY, 5, -8 * DAY),
            (1, -2 * DAY, 1, 2 * DAY),
            (2, -DAY, 2, -600),
            (2, 3 * DAY, 4, 4 * DAY),
            (3, -40 * DAY, 3, -39 * DAY),
        ],
        [
            (1, -3 * DAY, False),
            (1, -DAY, True),
            (2, -MONTH, False),
            (2, 2 * DAY, False),
            (3, 5 * DAY, False),
        ],
    )


TICKETS = [
    # Opened and rated relative to the moment.
    [(-MONTH, 4, -9), (-MONTH - 1, 1, -8)],
    [(0, 3, 5), (-1, 5, None)],
    [(-100, 2, 0), (-200, 4, -1)],
    [(-100, 2, 1)],
    [(-100, 1, -50), (-90, 2, -40), (-80, 5, -30)],
    [(-100, 1, 70), (-90, 2, 60), (-80, None, None), (-70, 5, -30)],
    [(-MONTH - 5, 2, -7)],
    [],
    [(40, 3, 50)],
]
PAYMENTS = [
    [(-MONTH, False), (-MONTH - 1, False)],
    [(0, False), (-1, False), (-2, True)],
    [(-5, False), (-6, False), (-7, False)],
    [(-5, True), (-6, True)],
    [],
    [(-MONTH - 7, False), (9, False)],
    [(-MONTH + 1, False), (-MONTH, True)],
]


def hidden(rng):
    moments, tickets, payments = [], [], []
    for number in range(len(TICKETS) * len(PAYMENTS)):
        account, at = number + 1, int(rng.integers(0, 20 * DAY))
        moments.append((account, at, bool(rng.random() < 0.4)))
        for opened, rating, rated in TICKETS[number % len(TICKETS)]:
            rated = None if rating is None or rated is None else at + rated
            tickets.append((account, at + opened, rating if rated is not None else None, rated))
        payments += [(account, at + tried, ok) for tried, ok in PAYMENTS[number % len(PAYMENTS)]]
    late = drawn(rng, moments, tickets, payments, busy=6, apart=50 * DAY, delay=20 * DAY)
    several = drawn(rng, moments[:20], tickets, payments, busy=4, apart=8 * DAY, delay=DAY)
    return {"ratings given later": late, "several moments of an account": several}


def drawn(rng, moments, tickets, payments, busy, apart, delay):
    moments, tickets, payments = list(moments), list(tickets), list(payments)
    for account in range(200, 240):
        at = 0
        for _ in range(int(rng.integers(1, 5))):
            at += int(rng.integers(DAY, apart))
            moments.append((account, at, bool(rng.random() < 0.3)))
        if rng.random() < 0.2:
            continue
        for _ in range(busy):
            opened = at - int(rng.integers(-DAY, 40 * DAY))
            rated = opened + int(rng.integers(1, delay)) if rng.random() < 0.8 else None
            rating = None if rated is None else int(rng.integers(1, 6))
            tickets.append((account, opened, rating, rated))
            payments.append(
                (account, at - int(rng.integers(-DAY, 40 * DAY)), bool(rng.random() < 0.5))
            )
    return database(
        [moments[i] for i in rng.permutation(len(moments))],
        [tickets[i] for i in rng.permutation(len(tickets))],
        [payments[i] for i in rng.permutation(len(payments))],
    )
