def walk_forward(days, folds, test_days, gap):
    result = []
    end = max(days) + 1
    for start in range(end - folds * test_days, end, test_days):
        train = [row for row, day in enumerate(days) if day + gap < start]
        test = [row for row, day in enumerate(days) if start <= day < start + test_days]
        if train and test:
            result.append((train, test))
    return result
