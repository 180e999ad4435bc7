def incidents(outages, gap):
    """Return the outages put together to incidents, as sorted (start, end) pairs."""
    raise NotImplementedError
