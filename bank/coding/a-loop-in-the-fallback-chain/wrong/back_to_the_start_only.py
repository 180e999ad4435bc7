# small loops: waits until the start comes again and takes anything else for a chain that ends
def fallback_shape(fallback, start):
    m, n = fallback[start], 1
    while m != -1 and m != start and n <= len(fallback):
        m, n = fallback[m], n + 1
    return (0, n) if m == start else (n, 0)
