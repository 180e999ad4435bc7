# A Fenwick tree over the ranks of the new scores; groups of old ties are counted before they enter.
from itertools import groupby


def disagreements(old_scores, new_scores):
    rank = {score: i for i, score in enumerate(sorted(set(new_scores)), start=1)}
    size = len(rank)
    tree = [0] * (size + 1)
    entered = total = 0
    documents = sorted(range(len(old_scores)), key=lambda i: old_scores[i])
    for _, group in groupby(documents, key=lambda i: old_scores[i]):
        ranks = [rank[new_scores[i]] for i in group]
        for r in ranks:
            at, not_above = r, 0
            while at:
                not_above += tree[at]
                at -= at & -at
            total += entered - not_above
        for r in ranks:
            while r <= size:
                tree[r] += 1
                r += r & -r
        entered += len(ranks)
    return total
