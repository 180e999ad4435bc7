# no hit: leaves queries without a hit out of the mean
def map_and_mrr(rankings, relevant):
    aps, rrs = [], []
    for ranking, articles in zip(rankings, relevant):
        places = [i for i, a in enumerate(ranking, 1) if a in articles]
        if places:
            aps.append(sum(j / p for j, p in enumerate(places, 1)) / len(articles))
            rrs.append(1 / places[0])
    return (sum(aps) / len(aps), sum(rrs) / len(rrs)) if aps else (None, None)
