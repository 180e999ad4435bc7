# duplicates: removes repeats before ranking, so that later documents move up
def fuse(rankings, k, weights, top):
    scores = {}
    for ranking, weight in zip(rankings, weights):
        for rank, document in enumerate(dict.fromkeys(ranking), start=1):
            scores[document] = scores.get(document, 0.0) + weight / (k + rank)
    return sorted(scores.items(), key=lambda p: (-round(p[1], 9), p[0]))[:top]
