# each set alike: draws k single elements independently, so one can stand twice
def sample_stream(stream, k, rng):
    sample, n = [], 0
    first = []
    for n, x in enumerate(stream, 1):
        if n <= k:
            first.append(x)
        if n == 1:
            sample = [x] * k
        else:
            sample = [x if rng.random() * n < 1 else s for s in sample]
    return first if n <= k else sample
