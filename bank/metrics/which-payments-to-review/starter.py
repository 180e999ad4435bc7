def cheapest_threshold(scores, amounts, frauds, review_cost):
    """Return (threshold or None, its cost in cents)."""
    raise NotImplementedError
