# Keeps pair counts between rounds; only words that hold the merged pair are counted again.
from collections import defaultdict


def learn_merges(counts, rounds):
    pieces = {word: list(word) for word in counts}
    totals, places = defaultdict(int), defaultdict(set)

    def account(word, sign):
        parts = pieces[word]
        for i in range(len(parts) - 1):
            pair = (parts[i], parts[i + 1])
            totals[pair] += sign * counts[word]
            if sign > 0:
                places[pair].add(word)

    for word in pieces:
        account(word, 1)
    merges = []
    while len(merges) < rounds:
        alive = [(-total, pair) for pair, total in totals.items() if total > 0]
        if not alive:
            break
        best = min(alive)[1]
        merges.append(best)
        for word in places.pop(best):
            account(word, -1)
            old, new = pieces[word], []
            i = 0
            while i < len(old):
                if i + 1 < len(old) and (old[i], old[i + 1]) == best:
                    new.append(old[i] + old[i + 1])
                    i += 2
                else:
                    new.append(old[i])
                    i += 1
            pieces[word] = new
            account(word, 1)
    return merges, pieces
