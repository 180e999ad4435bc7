# For each distinct document, its first place in each list.
from fractions import Fraction


def fuse(rankings, k, weights, top):
    documents = sorted({document for ranking in rankings for document in ranking})
    result = []
    for document in documents:
        votes = (
            Fraction(weight) / (k + ranking.index(document) + 1)
            for ranking, weight in zip(rankings, weights)
            if document in ranking
        )
        result.append((document, sum(votes, Fraction(0))))
    result.sort(key=lambda pair: pair[1], reverse=True)
    return [(document, float(score)) for document, score in result[:top]]
