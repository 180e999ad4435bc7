# bounds: demands that fewer than max_waiting requests are left
def fewest_replicas(arrivals, per_replica, max_waiting):
    low, high = 0, max(arrivals, default=0)
    while low < high:
        r, waiting, worst = (low + high) // 2, 0, 0
        for new in arrivals:
            waiting = max(0, waiting + new - r * per_replica)
            worst = max(worst, waiting)
        if worst < max_waiting or worst == 0:
            high = r
        else:
            low = r + 1
    return low
