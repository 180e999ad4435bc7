# random: pairs the lists by position and compares the values
def ks_statistic(before, after):
    n = min(len(before), len(after))
    slower = sum(a < b for a, b in zip(before, after))
    faster = sum(a > b for a, b in zip(before, after))
    return abs(slower - faster) / n
