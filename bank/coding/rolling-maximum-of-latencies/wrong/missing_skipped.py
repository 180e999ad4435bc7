# missing: leaves missing seconds out, so that the window counts measurements
def rolling_max(latencies, window):
    seen, out = [], []
    for x in latencies:
        if x is not None:
            seen.append(x)
        out.append(max(seen[-window:]) if seen else None)
    return out
