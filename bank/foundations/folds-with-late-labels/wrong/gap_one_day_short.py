# gap: trains on rows whose label comes on the first test day
def walk_forward(days, folds, test_days, gap):
    result, end = [], max(days) + 1
    for s in range(end - folds * test_days, end, test_days):
        train = [i for i, d in enumerate(days) if d + gap <= s and d < s]
        test = [i for i, d in enumerate(days) if s <= d < s + test_days]
        if train and test:
            result.append((train, test))
    return result
