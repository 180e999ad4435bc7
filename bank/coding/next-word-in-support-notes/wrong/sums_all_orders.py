# back-off: adds the counts of all three tables instead of backing off
from collections import Counter, defaultdict


def next_words(sentences, contexts):
    follow = defaultdict(Counter)
    for s in sentences:
        for i, w in enumerate(s):
            for k in range(min(i, 2) + 1):
                follow[tuple(s[i - k : i])][w] += 1
    out = []
    for c in contexts:
        total = Counter()
        for k in range(min(2, len(c)) + 1):
            total.update(follow.get(tuple(c[len(c) - k :]), {}))
        out.append(min(total, key=lambda w: (-total[w], w)) if total else None)
    return out
