# rounds: counts pairs of characters once and merges the most frequent ones in this order
from collections import Counter


def learn_merges(counts, rounds):
    pieces, merges = {w: list(w) for w in counts}, []
    pairs = Counter()
    for w, parts in pieces.items():
        for p in zip(parts, parts[1:]):
            pairs[p] += counts[w]
    for best in sorted(pairs, key=lambda p: (-pairs[p], p))[:rounds]:
        merges.append(best)
        for w, parts in pieces.items():
            out, i = [], 0
            while i < len(parts):
                if tuple(parts[i : i + 2]) == best:
                    out.append(best[0] + best[1])
                    i += 2
                else:
                    out.append(parts[i])
                    i += 1
            pieces[w] = out
    return merges, pieces
