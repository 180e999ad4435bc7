# heapq.nlargest over nodes that point back to their parents.
import heapq
from itertools import count


def beam_search(table, start, end, width, max_length, alpha):
    number = count()
    live = [(0.0, next(number), start, None)]
    best = None
    for length in range(1, max_length + 1):
        candidates = []
        for node in live:
            for word, lp in table[node[2]].items():
                candidates.append((node[0] + lp, next(number), word, node))
        top = heapq.nlargest(width, candidates, key=lambda c: c[0])
        live = []
        for node in top:
            if node[2] == end:
                score = node[0] / length**alpha
                if best is None or score > best[0]:
                    best = (score, node)
            else:
                live.append(node)
        if not live:
            break
    if best is None:
        best = (live[0][0] / max_length**alpha, live[0])
    words, node = [], best[1]
    while node[3] is not None:
        words.append(node[2])
        node = node[3]
    return words[::-1], best[0]
