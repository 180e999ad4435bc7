# direction: counts inversions between neighbours only
def disagreements(old_scores, new_scores):
    row = [new for _, new in sorted(zip(old_scores, new_scores))]
    return sum(a > b for a, b in zip(row, row[1:]))
