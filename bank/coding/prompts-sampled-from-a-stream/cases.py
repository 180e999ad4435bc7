"""What the cases of the sampled prompts test."""

from itertools import combinations

from cases_kit import case, py_rng, stream

SIGMAS = 7.5


def visible():
    return [
        case("fewer prompts than asked for", stream([7, 3, 9]), 5, py_rng(1)),
        case("one of three, 900 times", stream([7, 3, 9]), 1, py_rng(2), repeat=900),
        case("a sample of five", stream(list(range(100, 130))), 5, py_rng(3)),
    ]


def hidden(rng):
    seed = int(rng.integers(10**6))
    some = [int(v) for v in rng.permutation(1000)[:40]]
    return [
        case("two of four", stream([5, 6, 7, 8]), 2, py_rng(seed + 100_000), group="each element alike", repeat=900),
        case("one of two", stream([20, 10]), 1, py_rng(seed + 200_000), group="each element alike", repeat=1500),
        case("six of twenty-four", stream(some[:24]), 6, py_rng(seed + 300_000), group="each element alike", repeat=900),
        case("one of twenty", stream(some[:20]), 1, py_rng(seed + 350_000), group="each element alike", repeat=900),
        case("pairs out of five", stream(some[:5]), 2, py_rng(seed + 400_000), group="each set alike", repeat=900),
        case("three of seven", stream(some[:7]), 3, py_rng(seed + 500_000), group="each set alike", repeat=900),
        case("all but one", stream(some[:6]), 5, py_rng(seed + 600_000), group="each set alike", repeat=900),
        case("an empty stream", stream([]), 3, py_rng(seed), group="few elements"),
        case("exactly as many as asked for", stream(some[:12]), 12, py_rng(seed), group="few elements"),
        case("nothing asked for", stream(some), 0, py_rng(seed), group="few elements"),
        case("one less than asked for", stream(some[:11]), 12, py_rng(seed), group="few elements"),
        case("a long stream", stream(rng.bytes(220_000)), 50, py_rng(seed), group="memory", memory_mb=1.5),
    ]


def check(args, got, want):
    values, k = list(args[0].values), args[1]
    samples = got if _is_repeated(want) else [got]
    size = min(k, len(values))
    allowed = set(values)
    for sample in samples:
        if len(sample) != size:
            return f"expected {size} elements, got {len(sample)}"
        if len(allowed) == len(values) and len(set(sample)) != size:
            return "an element stands twice in a sample"
        if not allowed.issuperset(sample):
            return "a sample holds something that was not in the stream"
    if len(samples) == 1:
        return None
    return _uneven(values, size, samples, 1) or (_uneven(values, size, samples, 2) if size > 1 else None)


def _is_repeated(want):
    return bool(want) and isinstance(want[0], (list, tuple))


def _uneven(values, size, samples, together):
    """Whether elements, or pairs, are chosen too often or too seldom: a binomial count each."""
    share = 1.0
    for i in range(together):
        share *= (size - i) / (len(values) - i)
    counts = {}
    for sample in samples:
        for chosen in combinations(sorted(sample), together):
            counts[chosen] = counts.get(chosen, 0) + 1
    expected = len(samples) * share
    allowed = SIGMAS * (expected * (1 - share)) ** 0.5 + 4
    for chosen in combinations(sorted(values), together):
        if abs(counts.get(chosen, 0) - expected) > allowed:
            what = "an element" if together == 1 else "a pair of elements"
            return f"{what} was chosen {counts.get(chosen, 0)} times in {len(samples)} samples; expected about {expected:.0f}"
    return None
