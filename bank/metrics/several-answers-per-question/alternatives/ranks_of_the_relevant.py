# Looks up the place of each relevant article instead of walking down the list.
from statistics import fmean


def map_and_mrr(rankings, relevant):
    both = []
    for ranking, articles in zip(rankings, relevant):
        place = {a: i + 1 for i, a in enumerate(ranking)}
        found = sorted(place[a] for a in articles if a in place)
        if articles:
            ap = sum((j + 1) / p for j, p in enumerate(found)) / len(articles)
            both.append((ap, max((1 / p for p in found), default=0.0)))
    if not both:
        return [None, None]
    return [fmean(x) for x in zip(*both)]
