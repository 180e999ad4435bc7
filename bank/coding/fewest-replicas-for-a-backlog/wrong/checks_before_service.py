# bounds: compares the queue with the bound before the second's requests are served
def fewest_replicas(arrivals, per_replica, max_waiting):
    low, high = 0, sum(arrivals) + 1
    while low < high:
        r, waiting, ok = (low + high) // 2, 0, True
        for new in arrivals:
            waiting += new
            ok = ok and (waiting <= max_waiting or r >= sum(arrivals))
            waiting = max(0, waiting - r * per_replica)
        if ok:
            high = r
        else:
            low = r + 1
    return low
