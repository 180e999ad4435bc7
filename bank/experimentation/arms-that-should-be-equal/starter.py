def split_check(counts, weights):
    """Return (chi-square statistic, p-value) of the counts against the planned shares."""
    raise NotImplementedError
