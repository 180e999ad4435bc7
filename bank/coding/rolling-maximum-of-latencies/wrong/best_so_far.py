# runs: remembers only the maximum and takes the newcomer when it has left the window
def rolling_max(latencies, window):
    out, best, where = [], None, -1
    for i, x in enumerate(latencies):
        if where <= i - window:
            best = None
        if x is not None and (best is None or x >= best):
            best, where = x, i
        out.append(best)
    return out
