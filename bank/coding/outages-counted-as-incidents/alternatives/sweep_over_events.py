# A sweep over starts and ends (each end moved by the gap), counting how many outages are open.
def incidents(outages, gap):
    events = sorted([(s, 0) for s, _ in outages] + [(e + gap, 1) for _, e in outages])
    result, is_open, begin = [], 0, None
    for time, kind in events:
        if kind == 0:
            if is_open == 0:
                begin = time
            is_open += 1
        else:
            is_open -= 1
            if is_open == 0:
                result.append((begin, time - gap))
    return result
