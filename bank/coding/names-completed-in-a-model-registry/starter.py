def complete(downloads, prefixes, k):
    """Return for each prefix the k most downloaded names that begin with it."""
    raise NotImplementedError
