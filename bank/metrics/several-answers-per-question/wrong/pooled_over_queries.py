# mean over queries: pools all relevant articles, so that queries with many weigh more
def map_and_mrr(rankings, relevant):
    total, number, rrs = 0.0, 0, []
    for ranking, articles in zip(rankings, relevant):
        if not articles:
            continue
        places = [i for i, a in enumerate(ranking, 1) if a in articles]
        total += sum(j / p for j, p in enumerate(places, 1))
        number += len(articles)
        rrs.append(1 / places[0] if places else 0.0)
    return (total / number, sum(rrs) / len(rrs)) if rrs else (None, None)
