# Plain loops over documents and query words, without an index.
import math


def bm25_search(documents, query, k1, b, top):
    if not documents:
        return []
    mean_length = sum(map(len, documents)) / len(documents)
    result = []
    for index, document in enumerate(documents):
        if not set(document) & set(query):
            continue
        score = 0.0
        for word in query:
            frequency = document.count(word)
            if frequency == 0:
                continue
            containing = sum(1 for other in documents if word in other)
            idf = math.log(1 + (len(documents) - containing + 0.5) / (containing + 0.5))
            score += idf * frequency * (k1 + 1) / (frequency + k1 * (1 - b + b * len(document) / mean_length))
        result.append((index, score))
    result.sort(key=lambda pair: -pair[1])
    return result[:top]
