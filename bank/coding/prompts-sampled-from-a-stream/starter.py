def sample_stream(stream, k, rng):
    """Return a uniform random sample of k elements of a one-pass iterator."""
    raise NotImplementedError
