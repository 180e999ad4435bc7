import numpy as np


def auc(labels, scores):
    """Return the area under the ROC curve, or None where one class is missing."""
    raise NotImplementedError
