import numpy as np


def next_token_probabilities(logits, temperature, top_k, top_p):
    """Return probabilities of shape (b, v) after temperature, top-k and top-p."""
    raise NotImplementedError
