def map_and_mrr(rankings, relevant):
    """Return (mean average precision, mean reciprocal rank), or (None, None)."""
    raise NotImplementedError
