# repeated names: treats each line as a name of its own
def complete(downloads, prefixes, k):
    order = [n for n, _ in sorted(downloads, key=lambda d: (-d[1], d[0]))]
    return [[n for n in order if n.startswith(p)][:k] for p in prefixes]
