import math
from collections import Counter, defaultdict


def bm25_search(documents, query, k1, b, top):
    postings = defaultdict(dict)
    for index, document in enumerate(documents):
        for word, count in Counter(document).items():
            postings[word][index] = count
    total = sum(len(document) for document in documents)
    scores = defaultdict(float)
    for word in query:
        found = postings[word]
        rarity = math.log(1 + (len(documents) - len(found) + 0.5) / (len(found) + 0.5))
        for index, count in found.items():
            relative_length = len(documents[index]) * len(documents) / total
            norm = k1 * (1 - b + b * relative_length)
            scores[index] += rarity * count * (k1 + 1) / (count + norm)
    return sorted(scores.items(), key=lambda pair: (-pair[1], pair[0]))[:top]
