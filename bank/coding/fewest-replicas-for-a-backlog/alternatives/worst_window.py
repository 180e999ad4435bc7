# Closed form: each run of seconds gives a bound on the capacity; the largest one counts.
def fewest_replicas(arrivals, per_replica, max_waiting):
    capacity = 0
    for start in range(len(arrivals)):
        total = -max_waiting
        for end in range(start, len(arrivals)):
            total += arrivals[end]
            seconds = end - start + 1
            if total > capacity * seconds:
                capacity = -(-total // seconds)
    return -(-capacity // per_replica)
