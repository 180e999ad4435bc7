# Delta method with variances and the covariance of orders and sessions, tails from erfc.
import math
from collections import defaultdict


def read_out(rows, share_b, day, last_day):
    arms_of, sessions, orders = defaultdict(set), defaultdict(int), defaultdict(int)
    for user, arm, s, o in rows:
        arms_of[user].add(arm)
        sessions[user] += s
        orders[user] += o
    groups = {"A": [], "B": []}
    for user, arms in arms_of.items():
        if len(arms) == 1:
            groups[min(arms)].append((sessions[user], orders[user]))
    n, n_b = len(groups["A"]) + len(groups["B"]), len(groups["B"])
    chi = (n_b - n * share_b) ** 2 / (n * share_b) + (n - n_b - n * (1 - share_b)) ** 2 / (n * (1 - share_b))
    srm_p = math.erfc(math.sqrt(chi / 2))
    (rate_a, var_a), (rate_b, var_b) = delta(groups["A"]), delta(groups["B"])
    p = math.erfc(abs(rate_b - rate_a) / math.sqrt(2 * (var_a + var_b)))
    if srm_p < 0.001:
        decision = "broken"
    elif day < last_day:
        decision = "wait"
    elif p < 0.05:
        decision = "ship" if rate_b > rate_a else "stop"
    else:
        decision = "no difference"
    return {"srm_p": srm_p, "lift": (rate_b - rate_a) / rate_a, "p": p, "decision": decision}


def delta(users):
    n = len(users)
    mean_s, mean_o = sum(s for s, _ in users) / n, sum(o for _, o in users) / n
    var_s = sum((s - mean_s) ** 2 for s, _ in users) / (n - 1)
    var_o = sum((o - mean_o) ** 2 for _, o in users) / (n - 1)
    cov = sum((s - mean_s) * (o - mean_o) for s, o in users) / (n - 1)
    ratio = mean_o / mean_s
    return ratio, (var_o - 2 * ratio * cov + ratio**2 * var_s) / (n * mean_s**2)
