# day numbers: splits by position in the file as if it were sorted by time
def walk_forward(days, folds, test_days, gap):
    last = len(days)
    result = []
    for s in range(last - folds * test_days, last, test_days):
        train = list(range(0, s - gap))
        test = list(range(max(s, 0), s + test_days))
        if train and test:
            result.append((train, test))
    return result
