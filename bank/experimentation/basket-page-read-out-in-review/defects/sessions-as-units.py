from math import sqrt
from statistics import NormalDist

ALPHA, SRM_ALPHA = 0.05, 0.001


def read_out(rows, share_b, day, last_day):
    """The read-out of a test on orders per session, randomised by user."""
    a, b = users_by_arm(rows)
    # Each user was drawn once, with probability share_b for B.
    drawn_a, drawn_b = len(a), len(b)
    planned = (drawn_a + drawn_b) * share_b
    srm_p = 2 * tail(abs(drawn_b - planned) / sqrt(planned * (1 - share_b)))

    rate_a, variance_a = rate(a)
    rate_b, variance_b = rate(b)
    lift = rate_b / rate_a - 1
    z = (rate_b - rate_a) / sqrt(variance_a + variance_b)
    # How likely is a difference this large in either direction?
    p = 2 * tail(abs(z))

    decision = decide(srm_p, p, lift, day >= last_day)
    return {"srm_p": srm_p, "lift": lift, "p": p, "decision": decision}


def users_by_arm(rows):
    """Sessions and orders of each user over all days, for A and for B."""
    days = {}
    for user, arm, sessions, orders in rows:
        days.setdefault((user, arm), []).append((sessions, orders))
    # Who saw both pages belongs to neither arm.
    seen = [user for user, _ in days]
    arms = {"A": [], "B": []}
    for (user, arm), parts in days.items():
        if seen.count(user) == 1:
            arms[arm].append([sum(part) for part in zip(*parts)])
    return arms["A"], arms["B"]


def rate(users):
    """Orders per session of an arm, and the variance of this rate."""
    n, sessions = len(users), sum(s for s, _ in users)
    # All orders over all sessions.
    ratio = sum(o for _, o in users) / sessions
    # A session ends in an order or not: the variance of a proportion.
    return ratio, ratio * (1 - ratio) / sessions


def tail(z):
    """Probability that a standard normal variable is above z."""
    return NormalDist().cdf(-z)


def decide(srm_p, p, lift, is_over):
    """What to do with the new page."""
    if srm_p < SRM_ALPHA:
        return "broken"
    # The p-value holds for one look, at the planned end.
    if not is_over:
        return "wait"
    if p >= ALPHA:
        return "no difference"
    return "ship" if lift > 0 else "stop"
