# ties: most_common(1) gives the word that was seen first
from collections import Counter, defaultdict


def next_words(sentences, contexts):
    follow = defaultdict(Counter)
    for s in sentences:
        for i, w in enumerate(s):
            for k in range(min(i, 2) + 1):
                follow[tuple(s[i - k : i])][w] += 1
    out = []
    for c in contexts:
        for k in range(min(2, len(c)), -1, -1):
            counts = follow.get(tuple(c[len(c) - k :]))
            if counts:
                out.append(counts.most_common(1)[0][0])
                break
        else:
            out.append(None)
    return out
