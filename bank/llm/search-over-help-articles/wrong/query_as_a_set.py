# repeated query words: makes a set of the query, so that a repeated word counts once
import math


def bm25_search(documents, query, k1, b, top):
    n = len(documents)
    total = sum(map(len, documents))
    result = []
    for index, document in enumerate(documents):
        if not set(document) & set(query):
            continue
        score = 0.0
        for word in set(query):
            f = document.count(word)
            df = sum(word in other for other in documents)
            score += math.log(1 + (n - df + 0.5) / (df + 0.5)) * f * (k1 + 1) / (f + k1 * (1 - b + b * len(document) * n / total)) if f else 0
        result.append((index, score))
    return sorted(result, key=lambda p: (-p[1], p[0]))[:top]
