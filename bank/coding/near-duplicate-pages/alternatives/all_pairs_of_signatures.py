# Signatures in pure Python, every pair of signatures compared band by band.
def near_duplicates(pages, a, b, p, bands, threshold):
    rows = len(a) // bands
    signatures = []
    for page in pages:
        signature = [min(((int(m) * int(x) + int(c)) % p for x in page), default=None) for m, c in zip(a, b)]
        signatures.append([tuple(signature[t * rows : (t + 1) * rows]) for t in range(bands)])
    out = []
    for i in range(len(pages)):
        for j in range(i + 1, len(pages)):
            if pages[i] and pages[j] and any(u == v for u, v in zip(signatures[i], signatures[j])):
                x, y = set(pages[i]), set(pages[j])
                shared = len(x & y)
                jaccard = shared / (len(x) + len(y) - shared)
                if jaccard >= threshold:
                    out.append((i, j, jaccard))
    return out
