# smoothing: counts the vocabulary of each class by itself
from collections import Counter

import numpy as np


def naive_bayes(documents, labels, new_documents, alpha):
    vocabulary = {w for d in documents for w in d}
    columns = []
    for label in sorted(set(labels)):
        own = [d for d, l in zip(documents, labels) if l == label]
        counts = Counter(w for d in own for w in d)
        divisor = sum(counts.values()) + alpha * max(1, len(counts))
        columns.append([np.log(len(own) / len(documents)) + sum(np.log((counts[w] + alpha) / divisor) for w in new if w in vocabulary)
                        for new in new_documents])
    s = np.array(columns).T
    return s - np.logaddexp.reduce(s, axis=1)[:, None]
