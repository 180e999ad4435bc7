# Running counts in one pass.
def map_and_mrr(rankings, relevant):
    n, ap, rr = 0, 0.0, 0.0
    for ranking, articles in zip(rankings, relevant):
        if len(articles) == 0:
            continue
        n += 1
        hits, total, first = 0, 0.0, 0
        for place in range(1, len(ranking) + 1):
            if ranking[place - 1] in articles:
                hits += 1
                total += hits / place
                first = first or place
        ap += total / len(articles)
        rr += 1 / first if first else 0
    if n == 0:
        return None, None
    return ap / n, rr / n
