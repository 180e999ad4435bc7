def map_and_mrr(rankings, relevant):
    precisions = []
    reciprocals = []
    for ranking, wanted in zip(rankings, relevant):
        if wanted:
            remaining = set(wanted)
            places = [i for i, article in enumerate(ranking, start=1) if article in remaining]
            total = sum(hits / place for hits, place in enumerate(places, start=1))
            precisions.append(total / len(wanted))
            reciprocals.append(1 / places[0] if places else 0.0)
    return mean(precisions), mean(reciprocals)


def mean(values):
    return sum(values) / len(values) if values else None
