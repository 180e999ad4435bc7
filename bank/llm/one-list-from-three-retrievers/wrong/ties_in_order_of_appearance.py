# ties: orders equal scores by first appearance
def fuse(rankings, k, weights, top):
    scores = {}
    for ranking, weight in zip(rankings, weights):
        seen = set()
        for rank, document in enumerate(ranking, start=1):
            if document not in seen:
                seen.add(document)
                scores[document] = scores.get(document, 0.0) + weight / (k + rank)
    return sorted(scores.items(), key=lambda p: -round(p[1], 9))[:top]
