from collections import Counter


def learn_merges(counts, rounds):
    pieces = {word: list(word) for word in counts}
    merges = []
    while len(merges) < rounds:
        pairs = Counter()
        for word, parts in pieces.items():
            for pair in zip(parts, parts[1:]):
                pairs[pair] += counts[word]
        if not pairs:
            break
        best = min(pairs, key=lambda pair: (-pairs[pair], pair))
        merges.append(best)
        pieces = {word: _merged(parts, best) for word, parts in pieces.items()}
    return merges, pieces


def _merged(parts, pair):
    result, place = [], 0
    while place < len(parts):
        size = 2 if tuple(parts[place : place + 2]) == pair else 1
        result.append("".join(parts[place : place + size]))
        place += size
    return result
