# growth: counts both logs anew for each value
def ks_statistic(before, after):
    largest = 0.0
    for x in set(before) | set(after):
        f = sum(v <= x for v in before) / len(before)
        g = sum(v <= x for v in after) / len(after)
        largest = max(largest, abs(f - g))
    return largest
