# A matrix of counts for all classes and one product for all new documents.
import numpy as np


def naive_bayes(documents, labels, new_documents, alpha):
    classes = sorted(set(labels))
    place = {}
    for document in documents:
        for word in document:
            place.setdefault(word, len(place))
    counts = np.zeros((len(classes), len(place)))
    prior = np.zeros(len(classes))
    for document, label in zip(documents, labels):
        c = classes.index(label)
        prior[c] += 1
        for word in document:
            counts[c, place[word]] += 1
    smooth = counts + alpha
    logs = np.log(smooth) - np.log(smooth.sum(axis=1, keepdims=True))
    bags = np.zeros((len(new_documents), len(place)))
    for row, document in enumerate(new_documents):
        for word in document:
            if word in place:
                bags[row, place[word]] += 1
    s = bags @ logs.T + np.log(prior / prior.sum())
    s = s - s.max(axis=1, keepdims=True)
    return s - np.log(np.exp(s).sum(axis=1, keepdims=True))
