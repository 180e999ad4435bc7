def split(labels, percent, order, stratify):
    """Return (train, test), row numbers in the order of `order`."""
    raise NotImplementedError
