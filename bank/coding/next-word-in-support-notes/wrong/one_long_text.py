# ends of sentences: joins the sentences, so that counts cross their ends
from collections import Counter, defaultdict


def next_words(sentences, contexts):
    follow = defaultdict(Counter)
    s = [w for sentence in sentences for w in sentence]
    for i, w in enumerate(s):
        for k in range(min(i, 2) + 1):
            follow[tuple(s[i - k : i])][w] += 1
    out = []
    for c in contexts:
        for k in range(min(2, len(c)), -1, -1):
            counts = follow.get(tuple(c[len(c) - k :]))
            if counts:
                out.append(min(counts, key=lambda w: (-counts[w], w)))
                break
        else:
            out.append(None)
    return out
