# places: takes precision at the place above, as places start at 0
def map_and_mrr(rankings, relevant):
    aps, rrs = [], []
    for ranking, articles in zip(rankings, relevant):
        if not articles:
            continue
        places = [i for i, a in enumerate(ranking) if a in articles]
        aps.append(sum(j / max(p, 1) for j, p in enumerate(places)) / len(articles))
        rrs.append(1 / max(places[0], 1) if places else 0.0)
    return (sum(aps) / len(aps), sum(rrs) / len(rrs)) if aps else (None, None)
