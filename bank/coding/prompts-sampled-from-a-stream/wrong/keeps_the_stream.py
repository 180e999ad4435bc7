# memory: keeps the whole stream and samples at its end
def sample_stream(stream, k, rng):
    everything = list(stream)
    return rng.sample(everything, min(k, len(everything)))
