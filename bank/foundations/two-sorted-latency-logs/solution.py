def ks_statistic(before, after):
    i = j = 0
    largest = 0.0
    while i < len(before) and j < len(after):
        value = min(before[i], after[j])
        while i < len(before) and before[i] == value:
            i += 1
        while j < len(after) and after[j] == value:
            j += 1
        largest = max(largest, abs(i / len(before) - j / len(after)))
    return largest
