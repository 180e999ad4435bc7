# weights: counts a pair once for each word, however often the word occurs
from collections import Counter


def learn_merges(counts, rounds):
    pieces, merges = {w: list(w) for w in counts}, []
    for _ in range(rounds):
        pairs = Counter(p for parts in pieces.values() for p in zip(parts, parts[1:]))
        if not pairs:
            break
        best = min(pairs, key=lambda p: (-pairs[p], p))
        merges.append(best)
        for w, parts in pieces.items():
            out = []
            i = 0
            while i < len(parts):
                if tuple(parts[i : i + 2]) == best:
                    out.append(best[0] + best[1])
                    i += 2
                else:
                    out.append(parts[i])
                    i += 1
            pieces[w] = out
    return merges, pieces
