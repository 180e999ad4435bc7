# days without rows: counts only days that have rows
def walk_forward(days, folds, test_days, gap):
    place = {d: i for i, d in enumerate(sorted(set(days)))}
    days = [place[d] for d in days]
    result, end = [], max(days) + 1
    for s in range(end - folds * test_days, end, test_days):
        train = [i for i, d in enumerate(days) if d + gap < s]
        test = [i for i, d in enumerate(days) if s <= d < s + test_days]
        if train and test:
            result.append((train, test))
    return result
