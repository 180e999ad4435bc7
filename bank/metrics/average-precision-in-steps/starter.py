def average_precision(labels, scores):
    """Return the step-wise area under the precision-recall curve, or None without positives."""
    raise NotImplementedError
