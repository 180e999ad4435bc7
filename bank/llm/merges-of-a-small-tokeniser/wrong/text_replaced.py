# rounds: joins the pieces with spaces and replaces text, which also matches inside pieces
from collections import Counter


def learn_merges(counts, rounds):
    rows, merges = {w: " ".join(w) for w in counts}, []
    for _ in range(rounds):
        pairs = Counter()
        for w, row in rows.items():
            parts = row.split()
            for p in zip(parts, parts[1:]):
                pairs[p] += counts[w]
        if not pairs:
            break
        best = min(pairs, key=lambda p: (-pairs[p], p))
        merges.append(best)
        rows = {w: row.replace(" ".join(best), "".join(best)) for w, row in rows.items()}
    return merges, {w: row.split() for w, row in rows.items()}
