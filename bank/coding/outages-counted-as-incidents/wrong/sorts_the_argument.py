# argument: sorts the caller's list in place
def incidents(outages, gap):
    outages.sort()
    out = []
    for s, e in outages:
        if out and s <= out[-1][1] + gap:
            out[-1] = (out[-1][0], max(e, out[-1][1]))
        else:
            out.append((s, e))
    return out
