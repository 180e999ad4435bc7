"""What the cases of the journeys test."""

from cases_kit import case

EVENTS = ["view", "cart", "search", "pay", "help", "login"]


def _draw(rng, n):
    return [str(e) for e in rng.choice(EVENTS, size=n, p=[0.4, 0.15, 0.25, 0.05, 0.05, 0.1])]


def visible():
    return [
        case("three journeys", ["view", "cart", "view", "pay"], [["view", "pay"], ["pay", "view"], ["cart", "cart"]]),
        case("an empty journey and an unknown event", ["login", "view"], [[], ["refund"], ["login", "view"]]),
    ]


def hidden(rng):
    log = _draw(rng, 200)
    near = [log[int(i) : int(i) + 60 : 3] for i in rng.integers(0, 130, size=12)]
    changed = [j[:-1] + ["pay", "pay"] for j in near]
    row = ["view"] * 5 + ["pay"] * 3
    return [
        case("as many repeats as there are", row, [["view"] * 5, ["view"] * 6, ["pay"] * 3, ["pay"] * 4], group="repeats"),
        case("the same event around another", ["a", "b", "a", "a"], [["a", "b", "a"], ["a", "b", "b"], ["a", "a", "b"], ["a", "a", "a"]], group="repeats"),
        case("only the last event could match twice", ["view", "pay"], [["view", "pay", "pay"], ["view", "view", "pay"]], group="repeats"),
        case("the right events in the wrong order", ["a", "b", "c"], [["c", "a"], ["b", "a"], ["a", "c", "b"], ["a", "c"]], group="order"),
        case("events need not be adjacent", ["a", "x", "x", "b", "x", "c"], [["a", "b", "c"], ["a", "c"], ["x", "x", "x", "c"]], group="order"),
        case("an earlier match leaves room for the rest", ["a", "b", "c", "a", "c"], [["a", "b", "c", "c"], ["a", "a", "c"], ["a", "b", "a", "c"]], group="order"),
        case("the whole log, and one event more", log, [log, log + ["view"], ["view"] + log, log[1:]], group="ends"),
        case("the first and the last event", ["a", "b", "c"], [["a"], ["c"], ["a", "c"], ["c", "c"], ["a", "a"]], group="ends"),
        case("journeys after one that fails", ["a", "b"], [["b", "a"], ["a", "b"], ["z", "a"], ["a"], []], group="ends"),
        case("an empty log", [], [[], ["a"]], group="nothing"),
        case("no journeys", ["a", "b"], [], group="nothing"),
        case("pieces of the log", log, near, group="random"),
        case("pieces with another end", log, changed, group="random"),
        case("drawn journeys", _draw(rng, 60), [_draw(rng, int(k)) for k in rng.integers(1, 25, size=25)], group="random"),
    ]


def grow(n, rng):
    log = ["signup"] + _draw(rng, n - 1)
    journeys = [_draw(rng, 5) + ["signup"] for _ in range(n // 8)]
    return case("n events", log, journeys)
