"""What the cases of the cached blocks test."""

from cases_kit import case


def _family(rng, n, length, tokens, keep):
    """Prompts that take over the beginning of an earlier one."""
    prompts = []
    for _ in range(n):
        fresh = [int(t) for t in rng.integers(tokens, size=int(rng.integers(length + 1)))]
        if prompts and rng.random() < keep:
            old = prompts[int(rng.integers(len(prompts)))]
            fresh = old[: int(rng.integers(len(old) + 1))] + fresh
        prompts.append(fresh[:length])
    return prompts


def visible():
    return [
        case("four prompts in blocks of two", [[7, 7, 1, 2, 5], [7, 7, 1, 2, 5], [7, 7, 1, 3], [1, 2]], 2),
        case("blocks of one token", [[4, 5, 6], [4, 5, 9], [4], [4, 5, 9, 1]], 1),
    ]


def hidden(rng):
    return [
        case("an incomplete rest is never reused", [[1, 2, 3, 4, 5], [1, 2, 3, 4, 5], [1, 2, 3, 4, 5, 6], [1, 2, 3, 4, 5, 6, 7]], 3, group="whole blocks"),
        case("a block more than the earlier prompt", [[1, 2], [1, 2, 3, 4], [1, 2, 3, 4, 5, 6], [1, 2, 3, 4]], 2, group="whole blocks"),
        case("a difference within a block", [[1, 2, 3, 4, 5, 6], [1, 2, 3, 9, 5, 6], [1, 9, 3, 4, 5, 6]], 2, group="whole blocks"),
        case("shorter than a block", [[1, 2], [1, 2], [1, 2, 3], [1, 2, 3, 4], [1, 2, 3]], 3, group="whole blocks"),
        case("a block larger than all prompts", [[1, 2], [1, 2]], 50, group="whole blocks"),
        case("the same block after another beginning", [[1, 1, 5, 5], [2, 2, 5, 5], [5, 5], [2, 2, 5, 5, 1, 1]], 2, group="beginnings"),
        case("equal blocks in a row", [[3, 3, 3, 3], [3, 3], [3, 3, 3, 3, 3, 3], [3, 3, 3, 3, 3, 3, 3, 3]], 2, group="beginnings"),
        case("an equal end", [[1, 2, 3, 4], [9, 2, 3, 4], [9, 9, 3, 4]], 1, group="beginnings"),
        case("a prompt does not profit from itself", [[8, 8, 8, 8, 8, 8]], 2, group="earlier prompts"),
        case("only earlier prompts count", [[1], [1, 2], [1, 2, 3], [1, 2, 3, 4]], 1, group="earlier prompts"),
        case("the best of several earlier ones", [[1, 2, 3, 4], [1, 2, 5, 6], [1, 2, 3, 9], [1, 2, 5, 6], [1, 2, 3, 4]], 1, group="earlier prompts"),
        case("not only the prompt just before", [[1, 2, 3], [4, 5, 6], [7, 8, 9], [1, 2, 3], [4, 5]], 1, group="earlier prompts"),
        case("numbers that read alike when joined", [[1, 23], [12, 3], [123], [1, 2, 3], [12, 3]], 1, group="beginnings"),
        case("empty prompts", [[], [], [1], []], 1, group="nothing"),
        case("no prompts", [], 4, group="nothing"),
        case("token 0", [[0, 0], [0], [0, 0, 0]], 1, group="nothing"),
        case("related prompts, blocks of three", _family(rng, 50, 30, 40, 0.8), 3, group="random"),
        case("few tokens, blocks of one", _family(rng, 60, 8, 2, 0.3), 1, group="random"),
        case("few tokens, blocks of two", _family(rng, 60, 12, 2, 0.6), 2, group="random"),
    ]


def grow(n, rng):
    system = [int(t) for t in rng.integers(50_000, size=32)]
    return case("n prompts", [system + [int(t) for t in rng.integers(50_000, size=32)] for _ in range(n)], 8)
