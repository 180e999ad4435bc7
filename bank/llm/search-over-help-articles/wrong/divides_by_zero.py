# empty: divides by the mean length before it knows that there is one
import math


def bm25_search(documents, query, k1, b, top):
    n = len(documents)
    mean = sum(map(len, documents)) / n
    result = []
    for index, document in enumerate(documents):
        score = 0.0
        relative = len(document) / mean
        for word in query:
            f = document.count(word)
            if f:
                df = sum(word in other for other in documents)
                score += math.log(1 + (n - df + 0.5) / (df + 0.5)) * f * (k1 + 1) / (f + k1 * (1 - b + b * relative))
        if score > 0:
            result.append((index, score))
    return sorted(result, key=lambda p: (-p[1], p[0]))[:top]
