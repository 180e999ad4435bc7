# each element alike: enters with the right probability, but always replaces the one kept longest
def sample_stream(stream, k, rng):
    sample = []
    for i, x in enumerate(stream, 1):
        if i <= k:
            sample.append(x)
        elif rng.random() * i < k:
            sample.pop(0)
            sample.append(x)
    return sample
