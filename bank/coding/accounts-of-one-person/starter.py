def same_person(accounts):
    """Return the groups of accounts that are linked by shared values."""
    raise NotImplementedError
