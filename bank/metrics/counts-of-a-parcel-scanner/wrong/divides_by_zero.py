# zero denominators: divides without asking whether the label was predicted at all
def audit(actual, predicted, labels):
    matrix = [[0] * len(labels) for _ in labels]
    for a, b in zip(actual, predicted):
        matrix[labels.index(a)][labels.index(b)] += 1
    rows = []
    for i in range(len(labels)):
        tp, row, column = matrix[i][i], sum(matrix[i]), sum(r[i] for r in matrix)
        rows.append((tp / column, tp / row, 2 * tp / (row + column)))
    return matrix, rows
