def disagreements(old_scores, new_scores):
    pairs = sorted(zip(old_scores, new_scores))
    return _sort_and_count([new for _, new in pairs])[1]


def _sort_and_count(values):
    if len(values) < 2:
        return values, 0
    middle = len(values) // 2
    left, in_left = _sort_and_count(values[:middle])
    right, in_right = _sort_and_count(values[middle:])
    merged, count, taken = [], in_left + in_right, 0
    for value in right:
        while taken < len(left) and left[taken] <= value:
            merged.append(left[taken])
            taken += 1
        merged.append(value)
        count += len(left) - taken
    return merged + left[taken:], count
