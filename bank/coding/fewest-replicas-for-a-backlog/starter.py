def fewest_replicas(arrivals, per_replica, max_waiting):
    """Return the smallest number of replicas that keeps the backlog within its bound."""
    raise NotImplementedError
