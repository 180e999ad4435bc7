# order: sorts by the end
def incidents(outages, gap):
    out = []
    for s, e in sorted(outages, key=lambda o: o[1]):
        if out and s <= out[-1][1] + gap:
            out[-1] = (min(s, out[-1][0]), max(e, out[-1][1]))
        else:
            out.append((s, e))
    return out
