# order: goes through the outages in the order of the list
def incidents(outages, gap):
    out = []
    for s, e in outages:
        if out and s <= out[-1][1] + gap and e + gap >= out[-1][0]:
            out[-1] = (min(s, out[-1][0]), max(e, out[-1][1]))
        else:
            out.append((s, e))
    return sorted(out)
