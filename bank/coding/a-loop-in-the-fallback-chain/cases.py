"""What the cases of the fallback chain test."""

from cases_kit import case


def _chain(rng, n, tail, loop):
    """A registry of n models in which a chain of this shape begins at the model returned with it."""
    order = [int(v) for v in rng.permutation(n)]
    used = order[: tail + loop]
    fallback = [int(v) for v in rng.integers(-1, n, size=n)]
    for here, after in zip(used, used[1:]):
        fallback[here] = after
    fallback[used[-1]] = used[tail] if loop else -1
    return fallback, used[0]


def visible():
    return [
        case("a tail of two and a loop of three", [3, 2, 4, 1, 1, -1], 0),
        case("no fallback at all", [3, 2, 4, 1, 1, -1], 5),
        case("a chain that ends", [1, 2, -1], 0),
    ]


def hidden(rng):
    big = _chain(rng, 60_000, 28_000, 31_000)
    return [
        case("a model that is its own fallback", [0], 0, group="small loops"),
        case("two models that name each other", [1, 0], 1, group="small loops"),
        case("a tail that runs into a model naming itself", [1, 2, 3, 3], 0, group="small loops"),
        case("a tail of one and a loop of two", [1, 2, 1], 0, group="small loops"),
        case("the start lies in the loop", [1, 2, 3, 4, 0], 2, group="no tail"),
        case("the whole registry is one loop", *_chain(rng, 60, 0, 60), group="no tail"),
        case("a loop of prime length", *_chain(rng, 80, 0, 13), group="no tail"),
        case("a long tail, a short loop", *_chain(rng, 90, 70, 3), group="tails"),
        case("a short tail, a long loop", *_chain(rng, 90, 2, 71), group="tails"),
        case("tail as long as the loop", *_chain(rng, 50, 20, 20), group="tails"),
        case("tail a multiple of the loop", *_chain(rng, 50, 24, 8), group="tails"),
        case("a chain of even length", *_chain(rng, 40, 22, 0), group="chains that end"),
        case("a chain of odd length", *_chain(rng, 40, 31, 0), group="chains that end"),
        case("the whole registry is a chain", *_chain(rng, 45, 45, 0), group="chains that end"),
        case("one model", [-1], 0, group="chains that end"),
        case("a loop elsewhere does not matter", [1, 0, 3, -1], 2, group="chains that end"),
        case("the list stays as it is", *_chain(rng, 20, 7, 6), group="argument", want_args=True),
        case("a chain of 59,000 models", *big, group="memory", memory_mb=1.25),
        case("a large loop", *_chain(rng, 2000, int(rng.integers(100)), int(rng.integers(200, 1500))), group="random"),
        case("a large tail", *_chain(rng, 2000, int(rng.integers(200, 1500)), int(rng.integers(1, 100))), group="random"),
    ]
