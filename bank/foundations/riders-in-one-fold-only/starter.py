def assign_folds(riders, k):
    """Return the fold of each row; all rows of a rider share one."""
    raise NotImplementedError
