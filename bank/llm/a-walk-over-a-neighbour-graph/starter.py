import numpy as np


def graph_search(vectors, neighbours, query, entry, ef, k):
    """Return (node numbers of the k nearest results, number of distances computed)."""
    raise NotImplementedError
