# Algorithm L: draws how many elements to skip until the next replacement.
from itertools import islice
from math import exp, floor, log


def sample_stream(stream, k, rng):
    sample = list(islice(stream, k))
    if not k or len(sample) < k:
        return sample
    w = exp(log(1.0 - rng.random()) / k)
    while True:
        skip = floor(log(1.0 - rng.random()) / log(1.0 - w)) if w < 1 else 0
        found = list(islice(stream, skip, skip + 1)) if skip < 10**15 else []
        if not found:
            return sample
        sample[rng.randrange(k)] = found[0]
        w *= exp(log(1.0 - rng.random()) / k)
