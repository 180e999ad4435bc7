# equal characters: replaces from right to left
from collections import Counter


def learn_merges(counts, rounds):
    pieces, merges = {w: list(w) for w in counts}, []
    for _ in range(rounds):
        pairs = Counter()
        for w, parts in pieces.items():
            for p in zip(parts, parts[1:]):
                pairs[p] += counts[w]
        if not pairs:
            break
        best = min(pairs, key=lambda p: (-pairs[p], p))
        merges.append(best)
        for parts in pieces.values():
            i = len(parts) - 2
            while i >= 0:
                if (parts[i], parts[i + 1]) == best:
                    parts[i : i + 2] = [best[0] + best[1]]
                    i -= 1
                i -= 1
    return merges, pieces
