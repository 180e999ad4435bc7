# each element alike: replaces with one half whatever the position, so late elements win
def sample_stream(stream, k, rng):
    sample = []
    for x in stream:
        if len(sample) < k:
            sample.append(x)
        elif k and rng.random() < 0.5:
            sample[rng.randrange(k)] = x
    return sample
