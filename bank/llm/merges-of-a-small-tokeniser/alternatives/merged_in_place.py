# Sorted pairs in a plain dictionary; words are rewritten in place.
def learn_merges(counts, rounds):
    split = [(list(word), count, word) for word, count in counts.items()]
    merges = []
    while len(merges) < rounds:
        seen = {}
        for parts, count, _ in split:
            for left, right in zip(parts, parts[1:]):
                seen[left, right] = seen.get((left, right), 0) + count
        if not seen:
            break
        ranked = sorted(seen)
        ranked.sort(key=seen.get, reverse=True)
        left, right = ranked[0]
        merges.append([left, right])
        for parts, _, _ in split:
            i = 0
            while i + 1 < len(parts):
                if parts[i] == left and parts[i + 1] == right:
                    parts[i] = left + right
                    del parts[i + 1]
                i += 1
    return merges, {word: parts for parts, _, word in split}
