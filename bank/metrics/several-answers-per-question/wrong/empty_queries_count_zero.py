# left out: counts queries without relevant articles as 0
def map_and_mrr(rankings, relevant):
    if not rankings:
        return None, None
    aps, rrs = [], []
    for ranking, articles in zip(rankings, relevant):
        places = [i for i, a in enumerate(ranking, 1) if a in articles]
        aps.append(sum(j / p for j, p in enumerate(places, 1)) / max(1, len(articles)))
        rrs.append(1 / places[0] if places else 0.0)
    return sum(aps) / len(aps), sum(rrs) / len(rrs)
