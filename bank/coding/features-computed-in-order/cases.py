"""What the cases of the plan test."""

from cases_kit import case


def _graph(rng, n, edges, backward=0):
    """Features in random order; inputs point to earlier ones, `backward` of them to later ones."""
    names = [f"f{int(v)}" for v in rng.permutation(n)]
    inputs = {name: ["raw"] if rng.random() < 0.3 else [] for name in names}
    for _ in range(edges):
        i, j = sorted(int(v) for v in rng.choice(n, size=2, replace=False))
        inputs[names[j]].append(names[i])
    for _ in range(backward):
        i, j = sorted(int(v) for v in rng.choice(n, size=2, replace=False))
        inputs[names[i]].append(names[j])
        inputs[names[j]].append(names[i])
    return {f"f{i}": inputs[f"f{i}"] for i in range(n)}


def _chain(n):
    return {f"c{i}": [f"c{i + 1}"] for i in range(n - 1)} | {f"c{n - 1}": []}


def visible():
    return [
        case("three features", {"ratio": ["clicks_7d", "views_7d"], "clicks_7d": ["clicks"], "views_7d": []}),
        case("a cycle of two", {"a": ["b"], "b": ["c", "a"], "c": []}),
    ]


def hidden(rng):
    loop = {f"l{i}": [f"l{(i + 1) % 6}"] for i in range(6)}
    return [
        case("a shared input", {"d": ["b", "c"], "b": ["a"], "c": ["a"], "a": [], "e": ["d", "a"]}, group="orders"),
        case("a chain against the order of the keys", _chain(40), group="orders"),
        case("two parts without a connection", {"x": ["y"], "y": [], "u": ["v", "w"], "w": ["v"], "v": []}, group="orders"),
        case("an input named twice", {"b": ["a", "a"], "a": ["raw", "raw"], "c": ["b", "a", "b"]}, group="orders"),
        case("only raw columns as inputs", {"p": ["r1", "r2"], "q": ["r1"]}, group="raw columns"),
        case("a raw column between features", {"p": ["q", "zz"], "q": ["zz"], "s": ["p", "aa"]}, group="raw columns"),
        case("no features", {}, group="raw columns"),
        case("a feature that is its own input", {"a": [], "b": ["a", "b"], "c": ["b"]}, group="cycles"),
        case("one feature, itself", {"a": ["a"]}, group="cycles"),
        case("one long cycle", loop | {"x": ["l3"], "y": []}, group="cycles"),
        case("a tail in front of the cycle", {"t1": ["t2"], "t2": ["t3"], "t3": ["k1"], "k1": ["k2"], "k2": ["k1", "z"], "z": []}, group="cycles"),
        case("a dead end beside the cycle", {"m": ["a", "n"], "a": ["b"], "b": [], "n": ["o", "a"], "o": ["m", "b"]}, group="cycles"),
        case("two cycles", {"a": ["b"], "b": ["a"], "c": ["d"], "d": ["c", "a"], "e": ["c"]}, group="cycles"),
        case("a cycle far from the first key", _chain(30) | {"c29": ["c27"]}, group="cycles"),
        case("a chain of 5,000 features", _chain(5000), group="depth"),
        case("a cycle of 3,000 features", _chain(3000) | {"c2999": ["c0"]}, group="depth"),
        case("drawn without a cycle", _graph(rng, 60, 110), group="random"),
        case("drawn with a cycle", _graph(rng, 40, 60, 1), group="random"),
        case("drawn with several cycles", _graph(rng, 60, 120, 4), group="random"),
    ]


def grow(n, rng):
    inputs = _chain(n)
    for i, j in zip(rng.integers(0, n - 1, size=n), rng.integers(0, n, size=n)):
        if i < j:
            inputs[f"c{i}"].append(f"c{j}")
    return case("n features", inputs)


def check(args, got, want):
    inputs = args[0]
    if not isinstance(got, (list, tuple)) or len(got) != 2:
        return "expected a pair (kind, features)"
    kind, features = got
    if kind != want[0]:
        return f"expected {want[0]!r} as the first of the pair, got {kind!r}"
    if not isinstance(features, (list, tuple)) or not all(isinstance(f, str) for f in features):
        return "expected a list of features as the second of the pair"
    features = list(features)
    if len(set(features)) != len(features):
        return "a feature stands twice"
    if not set(features) <= set(inputs):
        return "the list holds something that is not a feature"
    if kind == "order":
        place = {feature: i for i, feature in enumerate(features)}
        if len(place) != len(inputs):
            return f"expected {len(inputs)} features, got {len(place)}"
        if any(place[name] >= place[f] for f in inputs for name in inputs[f] if name in inputs):
            return "a feature comes before one of its inputs"
        return None
    if not features:
        return "the cycle is empty"
    if any(later not in inputs[f] for f, later in zip(features, features[1:] + features[:1])):
        return "each feature of the cycle must have the next one as an input, and the last one the first"
    return None
