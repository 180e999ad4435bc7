def audit(actual, predicted, labels):
    """Return (matrix, [(precision, recall, f1), ...]), both in the order of `labels`."""
    raise NotImplementedError
