# growth: adds up a merged block anew from all of its customers at each merge
def isotonic(scores, outcomes):
    order = sorted(range(len(scores)), key=lambda i: scores[i])
    y = [int(outcomes[i]) for i in order]
    starts = [k for k in range(len(order)) if k == 0 or scores[order[k]] != scores[order[k - 1]]]
    blocks = []
    for low, high in zip(starts, [*starts[1:], len(order)]):
        mean = sum(y[low:high]) / (high - low)
        while blocks and blocks[-1][2] > mean:
            low = blocks.pop()[0]
            mean = sum(y[low:high]) / (high - low)
        blocks.append((low, high, mean))
    result = [0.0] * len(order)
    for low, high, mean in blocks:
        for k in range(low, high):
            result[order[k]] = mean
    return result
