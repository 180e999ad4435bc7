# ties: takes the alphabetically last pair
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
        best = max(pairs, key=lambda p: (pairs[p], p))
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
