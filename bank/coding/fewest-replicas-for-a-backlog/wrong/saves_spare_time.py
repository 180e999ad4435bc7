# backlog: lets the queue go below 0, so idle seconds pay for later ones
def fewest_replicas(arrivals, per_replica, max_waiting):
    low, high = 0, max(arrivals, default=0)
    while low < high:
        r, waiting, worst = (low + high) // 2, 0, 0
        for new in arrivals:
            waiting += new - r * per_replica
            worst = max(worst, waiting)
        if worst <= max_waiting:
            high = r
        else:
            low = r + 1
    return low
