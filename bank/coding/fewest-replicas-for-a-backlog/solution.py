def fewest_replicas(arrivals, per_replica, max_waiting):
    low, high = 0, sum(arrivals)
    while low < high:
        middle = (low + high) // 2
        if _most_waiting(arrivals, middle * per_replica) <= max_waiting:
            high = middle
        else:
            low = middle + 1
    return low


def _most_waiting(arrivals, served):
    waiting = most = 0
    for new in arrivals:
        waiting = max(waiting + new - served, 0)
        most = max(most, waiting)
    return most
