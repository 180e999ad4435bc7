"""What the cases of the drift monitor test."""

from cases_kit import case


def _events(values, asks_at):
    calls = []
    for i, value in enumerate(values, start=1):
        calls.append(("add", value))
        if i in asks_at:
            calls += [("psi",), ("worst", 2)]
    return calls


def visible():
    small = {"card": 8, "cash": 2}
    return [
        case("two events", init=(small, 2, 0.5), calls=[("add", "card"), ("psi",), ("add", "gift"), ("psi",), ("worst", 1)]),
        case("the oldest event leaves", init=(small, 2, 1.0), calls=_events(["gift", "card", "cash", "cash"], {2, 3, 4})),
    ]


def hidden(rng):
    names = ["de", "at", "ch", "fr", "it"]
    counts = {"de": 500, "at": 203, "ch": 131, "fr": 7, "it": 59}
    live = [str(v) for v in rng.choice([*names, "pl", "cz"], size=120, p=[0.2, 0.1, 0.3, 0.1, 0.1, 0.1, 0.1])]
    shrunk = {"a": 900, "b": 61, "c": 39}
    return [
        case("random events (1)", init=(counts, 40, 0.5), calls=_events(live, {40, 41, 77, 120}), group="random"),
        case("random events (2)", init=(counts, 17, 2.0), calls=_events(live[:60], {16, 17, 18, 33, 60}), group="random"),
        case("the traffic turns over", init=({"a": 9, "b": 1}, 5, 0.1), calls=_events(["a"] * 8 + ["b"] * 6, {5, 8, 9, 10, 12, 14}), group="sliding window"),
        case("a window of one event", init=({"a": 3, "b": 2}, 1, 0.5), calls=_events(["a", "b", "x", "b"], {1, 2, 3, 4}), group="sliding window"),
        case("only values that training never saw", init=({"a": 30, "b": 20}, 3, 0.5), calls=_events(["x", "y", "other", "z"], {3, 4}), group="unseen values"),
        case("unseen values between known ones", init=({"a": 30, "b": 20}, 4, 0.5), calls=_events(["x", "a", "b", "y", "a"], {4, 5}), group="unseen values"),
        case("asked early", init=({"a": 3, "b": 1}, 3, 0.5), calls=[("psi",), ("worst", 3), *_events(["a", "b", "a"], {1, 2, 3})], group="before the window is full"),
        case("a share that fell", init=(shrunk, 6, 0.5), calls=[*_events(["b", "c", "b", "c", "b", "b"], {6}), ("worst", 9)], group="worst bins"),
        case("equal terms", init=({"n": 4, "m": 4, "k": 4}, 3, 0.5), calls=[*_events(["k", "m", "n"], {3}), ("worst", 3)], group="equal terms"),
        case("the same traffic as in training", init=({"a": 2, "b": 1, "c": 0}, 3, 0.25), calls=_events(["a", "b", "a"], {3}), group="no drift"),
    ]
