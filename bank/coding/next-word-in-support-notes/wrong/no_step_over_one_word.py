# back-off: goes from the pair straight to the most frequent word
from collections import Counter, defaultdict


def next_words(sentences, contexts):
    follow = defaultdict(Counter)
    for s in sentences:
        for i, w in enumerate(s):
            for k in range(min(i, 2) + 1):
                follow[tuple(s[i - k : i])][w] += 1
    out = []
    for c in contexts:
        counts = follow.get(tuple(c[-2:])) or follow.get(())
        out.append(min(counts, key=lambda w: (-counts[w], w)) if counts else None)
    return out
