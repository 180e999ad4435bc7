# gap: trains on everything before the test window
def walk_forward(days, folds, test_days, gap):
    result, end = [], max(days) + 1
    for s in range(end - folds * test_days, end, test_days):
        train = [i for i, d in enumerate(days) if d < s]
        test = [i for i, d in enumerate(days) if s <= d < s + test_days]
        if train and test:
            result.append((train, test))
    return result
