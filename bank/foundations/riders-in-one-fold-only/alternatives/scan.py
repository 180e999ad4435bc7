# A scan over the fold sizes instead of a heap.
def assign_folds(riders, k):
    rows = {}
    for rider in riders:
        rows[rider] = rows.get(rider, 0) + 1
    names = sorted(rows)
    names.sort(key=rows.get, reverse=True)
    sizes, fold_of = [0] * k, {}
    for name in names:
        fold = sizes.index(min(sizes))
        fold_of[name] = fold
        sizes[fold] += rows[name]
    return [fold_of[r] for r in riders]
