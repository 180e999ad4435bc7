# each set alike: the slot follows from the position, so some pairs never stand together
def sample_stream(stream, k, rng):
    sample = []
    for i, x in enumerate(stream):
        if i < k:
            sample.append(x)
        elif rng.random() * (i + 1) < k:
            sample[i % k] = x
    return sample
