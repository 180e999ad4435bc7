def walk_forward(days, folds, test_days, gap):
    """Return [(train, test), ...], earliest test window first."""
    raise NotImplementedError
