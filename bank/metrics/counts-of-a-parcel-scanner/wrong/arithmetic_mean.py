# random: takes the arithmetic mean of precision and recall for F1
def audit(actual, predicted, labels):
    matrix = [[0] * len(labels) for _ in labels]
    for a, b in zip(actual, predicted):
        matrix[labels.index(a)][labels.index(b)] += 1
    rows = []
    for i in range(len(labels)):
        tp, row, column = matrix[i][i], sum(matrix[i]), sum(r[i] for r in matrix)
        p, r = tp / column if column else 0.0, tp / row if row else 0.0
        rows.append((p, r, (p + r) / 2))
    return matrix, rows
