# A plain dictionary, and the n smallest keys from a heap.
import heapq


def top_words(lines, n):
    counts = {}
    for piece in " ".join(lines).lower().split():
        word = piece.strip(".,:;!?()[]'\"")
        if word:
            counts[word] = counts.get(word, 0) + 1
    best = heapq.nsmallest(n, ((-count, word) for word, count in counts.items()))
    return [(word, -count) for count, word in best]
