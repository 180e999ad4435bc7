# folds left out: returns folds that have nothing to train on
def walk_forward(days, folds, test_days, gap):
    result, end = [], max(days) + 1
    for s in range(end - folds * test_days, end, test_days):
        train = [i for i, d in enumerate(days) if d + gap < s]
        test = [i for i, d in enumerate(days) if s <= d < s + test_days]
        result.append((train, test))
    return result
