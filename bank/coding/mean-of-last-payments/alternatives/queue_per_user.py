# One pass in the order of time with a queue and a running sum per user.
import numpy as np
from collections import defaultdict, deque


def rolling_mean(users, times, amounts, window):
    recent, totals = defaultdict(deque), defaultdict(float)
    out = [float("nan")] * len(users)
    u, a = users.tolist(), amounts.tolist()
    for i in np.argsort(times, kind="stable").tolist():
        queue = recent[u[i]]
        if queue:
            out[i] = totals[u[i]] / len(queue)
        queue.append(a[i])
        totals[u[i]] += a[i]
        if len(queue) > window:
            totals[u[i]] -= queue.popleft()
    return out
