# bands: compares all pairs exactly, without signatures
def near_duplicates(pages, a, b, p, bands, threshold):
    out = []
    for i in range(len(pages)):
        for j in range(i + 1, len(pages)):
            x, y = set(pages[i]), set(pages[j])
            if x and y and len(x & y) / len(x | y) >= threshold:
                out.append((i, j, len(x & y) / len(x | y)))
    return out
