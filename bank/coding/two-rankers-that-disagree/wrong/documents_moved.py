# direction: counts documents whose rank has changed instead of pairs
def disagreements(old_scores, new_scores):
    n = range(len(old_scores))
    a = sorted(n, key=lambda i: (old_scores[i], new_scores[i]))
    b = sorted(n, key=lambda i: (new_scores[i], old_scores[i]))
    return sum(x != y for x, y in zip(a, b))
