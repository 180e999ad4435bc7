# Blocks as long as the window: running maxima from the left and from the right of each block.
def _larger(a, b):
    if a is None or b is None:
        return b if a is None else a
    return a if a >= b else b


def rolling_max(latencies, window):
    n = len(latencies)
    from_left, from_right = list(latencies), list(latencies)
    for i in range(1, n):
        if i % window:
            from_left[i] = _larger(from_left[i - 1], latencies[i])
    for i in range(n - 2, -1, -1):
        if (i + 1) % window:
            from_right[i] = _larger(from_right[i + 1], latencies[i])
    out = []
    for i in range(n):
        first = i - window + 1
        if first < 0:
            out.append(from_left[i])
        else:
            out.append(_larger(from_right[first], from_left[i]))
    return out
