import numpy as np


def softmax_cross_entropy(logits, targets):
    """Mean loss over the rows with a target, and the gradient of the logits."""
    raise NotImplementedError
