# long contexts: looks at the first two words of the context
from collections import Counter, defaultdict


def next_words(sentences, contexts):
    follow = defaultdict(Counter)
    for s in sentences:
        for i, w in enumerate(s):
            for k in range(min(i, 2) + 1):
                follow[tuple(s[i - k : i])][w] += 1
    out = []
    for c in contexts:
        c = c[:2]
        for k in range(len(c), -1, -1):
            counts = follow.get(tuple(c[len(c) - k :]))
            if counts:
                out.append(min(counts, key=lambda w: (-counts[w], w)))
                break
        else:
            out.append(None)
    return out
