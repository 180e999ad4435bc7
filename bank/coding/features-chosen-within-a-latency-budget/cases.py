"""What the cases of the choice of features test."""

from cases_kit import case


def _drawn(rng, n, cost, gain):
    return [int(v) for v in rng.integers(1, cost, size=n)], [int(v) for v in rng.integers(gain, size=n)]


def visible():
    return [
        case("the largest gain alone is not best", [40, 30, 30], [50, 40, 40], 60),
        case("all fit", [5, 1, 7], [2, 9, 1], 20),
        case("nothing fits", [5, 6], [2, 9], 4),
    ]


def hidden(rng):
    similar = [int(v) for v in rng.integers(40, 60, size=30)]
    return [
        case("the best gain per microsecond misleads", [1, 10], [2, 11], 10, group="not greedy"),
        case("a gap that only a worse feature fills", [6, 5, 5], [10, 7, 7], 10, group="not greedy"),
        case("gains that follow the costs", similar, [c + 10 for c in similar], 333, group="not greedy"),
        case("cheap features first is not best", [1, 1, 8], [1, 1, 9], 9, group="not greedy"),
        case("one good feature, many times its cost", [2, 7, 9], [30, 1, 2], 12, group="once each"),
        case("a cheap feature and a large budget", [1, 50, 60], [5, 6, 7], 100, group="once each"),
        case("two equal features", [4, 4], [9, 9], 12, group="once each"),
        case("exactly the budget", [3, 4, 5], [4, 5, 6], 12, group="limits"),
        case("one microsecond too little", [3, 4, 5], [4, 5, 6], 11, group="limits"),
        case("a single feature of exactly the budget", [9], [1], 9, group="limits"),
        case("dearer than the whole budget", [100, 3, 2000], [99, 1, 99], 10, group="limits"),
        case("features that cost nothing", [0, 5, 0], [3, 8, 2], 4, group="free features"),
        case("a budget of 0", [0, 1, 0, 2], [3, 8, 2, 5], 0, group="free features"),
        case("free features beside others", [0, 3, 4, 0, 5], [1, 4, 5, 7, 6], 8, group="free features"),
        case("no features", [], [], 10, group="nothing"),
        case("gains of 0", [1, 2], [0, 0], 3, group="nothing"),
        case("neither features nor budget", [], [], 0, group="nothing"),
        case("sixty features", *_drawn(rng, 60, 90, 300), 1000, group="random"),
        case("a small budget", *_drawn(rng, 25, 30, 12), 60, group="random"),
        case("few levels of cost", *_drawn(rng, 40, 5, 50), 45, group="random"),
    ]


def check(args, got, want):
    costs, gains, budget = args
    if not isinstance(got, (list, tuple)):
        return "expected a list of positions"
    if any(isinstance(p, bool) or not isinstance(p, int) for p in got):
        return "positions must be integers"
    if any(not 0 <= p < len(costs) for p in got):
        return "there is no feature at one of the positions"
    if any(a >= b for a, b in zip(got, got[1:])):
        return "positions must increase, each at most once"
    if sum(costs[p] for p in got) > budget:
        return "the choice costs more than the budget"
    gain, best = sum(gains[p] for p in got), sum(gains[p] for p in want)
    if gain < best:
        return f"the choice gains {gain}, a better one {best}"
    return None
