"""What the cases of the incidents test."""

from cases_kit import case


def _drawn(rng, n, span, longest):
    starts = [int(v) for v in rng.integers(span, size=n)]
    return [(s, s + int(d)) for s, d in zip(starts, rng.integers(longest, size=n))]


def visible():
    return [
        case("a pause of exactly the gap", [(100, 160), (10, 20), (30, 50), (110, 130)], 10),
        case("touching without a gap", [(5, 8), (8, 9), (10, 12)], 0),
    ]


def hidden(rng):
    return [
        case("one inside another", [(0, 100), (10, 20), (30, 40), (90, 95), (101, 102)], 0, group="inside"),
        case("the long one is listed last", [(10, 20), (50, 60), (0, 100)], 3, group="inside"),
        case("inside, then beyond the end", [(0, 50), (5, 10), (48, 70), (80, 90)], 9, group="inside"),
        case("equal starts", [(5, 9), (5, 30), (5, 6), (29, 31)], 0, group="inside"),
        case("one second more than the gap", [(0, 10), (16, 20)], 5, group="gap"),
        case("exactly the gap", [(0, 10), (15, 20)], 5, group="gap"),
        case("no gap allowed", [(0, 10), (11, 20), (20, 25)], 0, group="gap"),
        case("a row of short pauses", [(i * 10, i * 10 + 7) for i in range(12)], 3, group="gap"),
        case("a gap that joins all", [(0, 1), (500, 501), (1000, 1001)], 10_000, group="gap"),
        case("starts against the order", [(90, 95), (60, 70), (30, 35), (0, 5)], 24, group="order"),
        case("sorted by end, not by start", [(8, 9), (1, 10), (11, 12), (0, 15)], 0, group="order"),
        case("negative times", [(-50, -40), (-5, 5), (-41, -39)], 0, group="order"),
        case("outages of no length", [(5, 5), (7, 7), (5, 5), (6, 6)], 1, group="points"),
        case("a single point", [(3, 3)], 0, group="points"),
        case("the same outage three times", [(2, 4)] * 3, 0, group="points"),
        case("no outages", [], 5, group="points"),
        case("the list stays as it is", [(9, 12), (1, 2), (2, 3)], 1, group="argument", want_args=True),
        case("many short outages", _drawn(rng, 80, 2000, 20), 6, group="random"),
        case("some long outages", _drawn(rng, 60, 8000, 250), 30, group="random"),
        case("dense outages", _drawn(rng, 100, 500, 6), 0, group="random"),
    ]


def grow(n, rng):
    return case("n outages", _drawn(rng, n, 40 * n, 30), 5)
