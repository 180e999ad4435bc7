# inside: takes the end of the outage merged last, even if it lies inside the incident
def incidents(outages, gap):
    out = []
    for s, e in sorted(outages):
        if out and s <= out[-1][1] + gap:
            out[-1] = (out[-1][0], e)
        else:
            out.append((s, e))
    return out
