# A plain loop over resamples and users.
import math


def spend_interval(spend, sessions, draws, level):
    values = []
    for row in draws:
        money = visits = 0
        for user in row:
            money += float(spend[user])
            visits += int(sessions[user])
        values.append(money / visits)
    values.sort()
    ends = []
    for q in ((1 - level) / 2, (1 + level) / 2):
        h = q * (len(values) - 1)
        low, high = values[math.floor(h)], values[math.ceil(h)]
        ends.append(low + (h - math.floor(h)) * (high - low))
    return [sum(map(float, spend)) / sum(map(int, sessions)), *ends]
