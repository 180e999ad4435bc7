def fallback_shape(fallback, start):
    """Return (models before the loop, models in the loop), the latter 0 if the chain ends."""
    raise NotImplementedError
