# orientation: counts predictions in rows, so that precision and recall change places
def audit(actual, predicted, labels):
    matrix = [[0] * len(labels) for _ in labels]
    for a, b in zip(actual, predicted):
        matrix[labels.index(b)][labels.index(a)] += 1
    rows = []
    for i in range(len(labels)):
        tp, row, column = matrix[i][i], sum(matrix[i]), sum(r[i] for r in matrix)
        rows.append(
            (
                tp / column if column else 0.0,
                tp / row if row else 0.0,
                2 * tp / (row + column) if row + column else 0.0,
            )
        )
    return matrix, rows
