# not returned: divides by the number of relevant articles that were found
def map_and_mrr(rankings, relevant):
    aps, rrs = [], []
    for ranking, articles in zip(rankings, relevant):
        if not articles:
            continue
        places = [i for i, a in enumerate(ranking, 1) if a in articles]
        aps.append(sum(j / p for j, p in enumerate(places, 1)) / len(places) if places else 0.0)
        rrs.append(1 / places[0] if places else 0.0)
    return (sum(aps) / len(aps), sum(rrs) / len(rrs)) if aps else (None, None)
