"""What the cases of the stream of readings test."""

from cases_kit import case, stream


def _kw(rng, n):
    return [float(x) / 8 for x in rng.integers(0, 400, n)]


def visible():
    return [
        case("six readings in threes", [4.0, 7.0, 22.0, 11.0, 3.5, 50.0], {"high": 20.0}, 3),
        case("a stream of seven", stream([1, 3, 8, 2, 2, 5, 11]), {"high": 7}, 3),
    ]


def hidden(rng):
    three = {"warm": 10.0, "hot": 45.0, "high": 25.0}
    near = [1_000_000 + float(x) / 1000 for x in rng.integers(1, 9, 6)]
    return [
        case("a long stream", stream(_kw(rng, 500)), three, 32, group="random"),
        case("a long list", _kw(rng, 231), {}, 10, group="random"),
        case("a stream without a rest", stream(_kw(rng, 12)), {"high": 30.0}, 4, group="a stream that is read once"),
        case("a stream of one", stream([5.5]), {"high": 1.0}, 1, group="a stream that is read once"),
        case("a stream that begins with 0", stream([0, 4, 0, 6]), {"high": 1.0}, 2, group="a stream that is read once"),
        case("three limits", _kw(rng, 40), three, 8, group="several alarms"),
        case("readings at the limit", [10.0, 10.5, 9.5, 45.0], {"hot": 45.0, "warm": 10.0}, 2, group="several alarms"),
        case("one reading too many", [1.0, 2.0, 3.0, 40.0], {"high": 2.5}, 3, group="a shorter last batch"),
        case("half a batch at the end", _kw(rng, 50), {"high": 30.0}, 20, group="a shorter last batch"),
        case("fewer readings than a batch", [4.0, 8.0], {"high": 5.0}, 10, group="readings that do not fill a batch"),
        case("equal readings with a rest", [6.0, 6.0, 6.0, 6.0, 6.0], {"high": 5.0}, 2, group="readings that do not fill a batch"),
        case("batches of one", [3.0, 9.0, 4.5], {"high": 4.0}, 1, group="one reading"),
        case("spread readings", [1.0, 3.0, 8.0, 100.0, 0.0, 50.0], {}, 3, group="the variance"),
        case("large readings close together", near, {}, 3, group="the variance"),
        case("negative readings", [-4.0, -7.5, -1.0, -2.0], {"back": -3.0}, 2, group="negative readings"),
        case("no readings", [], three, 4, group="nothing"),
        case("an empty stream", stream([]), {}, 4, group="nothing"),
    ]
