def learn_merges(counts, rounds):
    """Return the learned merges and the pieces of each word."""
    raise NotImplementedError
