# ties: lets tied castings enter one by one, in the order of the input
def average_precision(labels, scores):
    if not sum(labels):
        return None
    order = sorted(range(len(scores)), key=lambda i: -scores[i])
    found, area = 0, 0.0
    for rank, i in enumerate(order, 1):
        if labels[i]:
            found += 1
            area += found / rank
    return area / found
