# Windows from the last one back, each by sets of rows.
def walk_forward(days, folds, test_days, gap):
    by_day = {}
    for row, day in enumerate(days):
        by_day.setdefault(day, []).append(row)
    last = max(by_day)
    found = []
    for _ in range(folds):
        window = range(last - test_days + 1, last + 1)
        test = [row for day in window for row in by_day.get(day, [])]
        train = [row for day, rows in by_day.items() if window[0] - day > gap for row in rows]
        if train and test:
            found.insert(0, (sorted(train), sorted(test)))
        last -= test_days
    return found
