# large: tries 0, 1, 2, ... replicas
def fewest_replicas(arrivals, per_replica, max_waiting):
    r = 0
    while True:
        waiting, worst = 0, 0
        for new in arrivals:
            waiting = max(0, waiting + new - r * per_replica)
            worst = max(worst, waiting)
        if worst <= max_waiting:
            return r
        r += 1
