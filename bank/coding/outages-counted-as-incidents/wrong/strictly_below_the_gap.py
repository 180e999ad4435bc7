# gap: begins a new incident at a pause of exactly the gap
def incidents(outages, gap):
    out = []
    for s, e in sorted(outages):
        if out and s < out[-1][1] + gap:
            out[-1] = (out[-1][0], max(e, out[-1][1]))
        else:
            out.append((s, e))
    return out
