# Sets of parcel numbers per label instead of sums over the matrix.
def audit(actual, predicted, labels):
    pairs = list(zip(actual, predicted))
    matrix = [[pairs.count((a, b)) for b in labels] for a in labels]
    rows = []
    for label in labels:
        there = {i for i, (a, _) in enumerate(pairs) if a == label}
        said = {i for i, (_, b) in enumerate(pairs) if b == label}
        tp, fp, fn = len(there & said), len(said - there), len(there - said)
        precision = tp / len(said) if said else 0.0
        recall = tp / len(there) if there else 0.0
        f1 = 2 * tp / (2 * tp + fp + fn) if there or said else 0.0
        rows.append([precision, recall, f1])
    return matrix, rows
