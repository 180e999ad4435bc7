# F1 as the harmonic mean of precision and recall.
from collections import Counter


def audit(actual, predicted, labels):
    cells = Counter(zip(actual, predicted))
    there, said = Counter(actual), Counter(predicted)
    rows = []
    for label in labels:
        hits = cells[label, label]
        p = hits / said[label] if said[label] else 0.0
        r = hits / there[label] if there[label] else 0.0
        rows.append((p, r, 2 * p * r / (p + r) if p + r else 0.0))
    return [[cells[a, b] for b in labels] for a in labels], rows
