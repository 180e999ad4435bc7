# growth: goes through each window
def rolling_max(latencies, window):
    out = []
    for i in range(len(latencies)):
        part = [x for x in latencies[max(0, i - window + 1) : i + 1] if x is not None]
        out.append(max(part) if part else None)
    return out
