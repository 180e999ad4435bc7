# Finds a power of two that is enough, then clears bits from the top.
def fewest_replicas(arrivals, per_replica, max_waiting):
    def fails(replicas):
        left = 0
        for new in arrivals:
            left += new
            left -= min(left, replicas * per_replica)
            if left > max_waiting:
                return True
        return False

    if not fails(0):
        return 0
    step = 1
    while fails(step):
        step *= 2
    too_few = 0
    while step:
        if fails(too_few + step):
            too_few += step
        step //= 2
    return too_few + 1
