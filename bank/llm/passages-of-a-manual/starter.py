def chunk(text, limit, overlap):
    """Return passages of whole sentences with at most `limit` words, as a list of strings."""
    raise NotImplementedError
