# ties: looks at the gap after each single step, in the middle of a tie
def ks_statistic(before, after):
    i = j = 0
    largest = 0.0
    while i < len(before) and j < len(after):
        if before[i] <= after[j]:
            i += 1
        else:
            j += 1
        largest = max(largest, abs(i / len(before) - j / len(after)))
    return largest
