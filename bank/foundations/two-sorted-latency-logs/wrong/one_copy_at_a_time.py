# ties: moves past one copy of an equal value in each log at a time
def ks_statistic(before, after):
    i = j = 0
    largest = 0.0
    while i < len(before) and j < len(after):
        value = min(before[i], after[j])
        i, j = i + (before[i] == value), j + (after[j] == value)
        largest = max(largest, abs(i / len(before) - j / len(after)))
    return largest
