import numpy as np


def naive_bayes(documents, labels, new_documents, alpha):
    """Log posterior of each class (columns, in alphabetical order) for each new document."""
    raise NotImplementedError
