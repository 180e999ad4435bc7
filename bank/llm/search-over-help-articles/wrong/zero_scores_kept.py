# no match: fills the list with documents that share no word with the query
import math


def bm25_search(documents, query, k1, b, top):
    n = len(documents)
    total = sum(map(len, documents)) or 1
    result = []
    for index, document in enumerate(documents):
        score = 0.0
        for word in query:
            f = document.count(word)
            if f:
                df = sum(word in other for other in documents)
                score += math.log(1 + (n - df + 0.5) / (df + 0.5)) * f * (k1 + 1) / (f + k1 * (1 - b + b * len(document) * n / total))
        result.append((index, score))
    return sorted(result, key=lambda p: (-p[1], p[0]))[:top]
