def shortest_path(calls, source, target):
    """Return a shortest chain of services from source to target, or None."""
    raise NotImplementedError
