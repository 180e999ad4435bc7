def plan(inputs):
    """Return ("order", features) or ("cycle", features)."""
    raise NotImplementedError
