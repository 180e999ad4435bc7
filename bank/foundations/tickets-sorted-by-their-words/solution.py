from collections import Counter

import numpy as np


def naive_bayes(documents, labels, new_documents, alpha):
    vocabulary = {word for document in documents for word in document}
    scores = []
    for label in sorted(set(labels)):
        own = [document for document, its in zip(documents, labels) if its == label]
        counts = Counter(word for document in own for word in document)
        divisor = counts.total() + alpha * len(vocabulary)
        prior = np.log(len(own))  # the divisor n cancels below
        scores.append([
            prior + sum(np.log((counts[w] + alpha) / divisor) for w in new if w in vocabulary)
            for new in new_documents
        ])
    joint = np.array(scores)
    return (joint - np.logaddexp.reduce(joint)).T
