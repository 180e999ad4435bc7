import numpy as np


def decayed_features(times, values, queries, half_life):
    order = np.argsort(times)
    events = list(zip(times[order].tolist(), values[order].tolist()))
    result = np.empty((len(queries), 2))
    last = 0.0
    mean, weight, taken = float("nan"), 0.0, 0
    for j in np.argsort(queries).tolist():
        now = float(queries[j])
        while taken < len(events) and events[taken][0] < now:
            time, value = events[taken]
            weight = weight * 2.0 ** ((last - time) / half_life) + 1.0
            mean = value if taken == 0 else mean + (value - mean) / weight
            last = time
            taken += 1
        result[j] = mean, weight * 2.0 ** ((last - now) / half_life)
    return result
