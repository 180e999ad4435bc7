# Plain loops: the bin of each forecast by going up the edges.
def calibration_errors(probabilities, outcomes, bins):
    table = {}
    for p, y in zip(probabilities, outcomes):
        b = 0
        while p > (b + 1) / bins:
            b += 1
        row = table.setdefault(b, [0, 0.0, 0.0])
        row[0] += 1
        row[1] += float(p)
        row[2] += int(y)
    gaps = [(n, abs(sp / n - sy / n)) for n, sp, sy in table.values()]
    total = sum(n for n, _ in gaps)
    return sum(n * gap for n, gap in gaps) / total, max(gap for _, gap in gaps)
