from itertools import islice


def sample_stream(stream, k, rng):
    sample = list(islice(stream, k))
    for seen, prompt in enumerate(stream, start=k + 1):
        slot = int(rng.random() * seen)
        if slot < k:
            sample[slot] = prompt
    return sample
