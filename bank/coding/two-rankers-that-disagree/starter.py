def disagreements(old_scores, new_scores):
    """Return the number of pairs that the two rankings order differently."""
    raise NotImplementedError
