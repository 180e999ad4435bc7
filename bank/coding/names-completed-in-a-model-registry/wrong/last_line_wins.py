# repeated names: keeps only the count of a name's last line
def complete(downloads, prefixes, k):
    totals = dict(downloads)
    order = sorted(totals, key=lambda n: (-totals[n], n))
    return [[n for n in order if n.startswith(p)][:k] for p in prefixes]
