# growth: compares each outage with all incidents found so far
def incidents(outages, gap):
    out = []
    for s, e in outages:
        keep = []
        for a, b in out:
            if s <= b + gap and a <= e + gap:
                s, e = min(s, a), max(e, b)
            else:
                keep.append((a, b))
        out = [*keep, (s, e)]
    return sorted(out)
