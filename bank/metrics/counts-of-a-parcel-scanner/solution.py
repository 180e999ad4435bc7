def audit(actual, predicted, labels):
    place = {label: i for i, label in enumerate(labels)}
    matrix = [[0] * len(labels) for _ in labels]
    for truth, guess in zip(actual, predicted):
        matrix[place[truth]][place[guess]] += 1
    rows = []
    for i in range(len(labels)):
        hits = matrix[i][i]
        there = sum(matrix[i])
        said = sum(row[i] for row in matrix)
        rows.append((ratio(hits, said), ratio(hits, there), ratio(2 * hits, said + there)))
    return matrix, rows


def ratio(part, whole):
    return part / whole if whole else 0.0
