# backlog: looks at each second alone and forgets what is left from the one before
def fewest_replicas(arrivals, per_replica, max_waiting):
    need = max(arrivals, default=0) - max_waiting
    return max(0, -(-need // per_replica))
