# weights: ignores the weights of the lists
def fuse(rankings, k, weights, top):
    scores = {}
    for ranking in rankings:
        seen = set()
        for rank, document in enumerate(ranking, start=1):
            if document not in seen:
                seen.add(document)
                scores[document] = scores.get(document, 0.0) + 1 / (k + rank)
    return sorted(scores.items(), key=lambda p: (-round(p[1], 9), p[0]))[:top]
