def ks_statistic(before, after):
    """Return the largest gap between the two empirical distribution functions."""
    raise NotImplementedError
