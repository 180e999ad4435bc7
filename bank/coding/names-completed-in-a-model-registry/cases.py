"""What the cases of the completed names test."""

from cases_kit import case


def _names(rng, n, letters, longest):
    return ["".join(rng.choice(list(letters), size=int(k))) for k in rng.integers(1, longest + 1, size=n)]


def _registry(rng, n, letters, longest, most):
    return [(name, int(c)) for name, c in zip(_names(rng, n, letters, longest), rng.integers(0, most, size=n))]


def visible():
    some = [("bert-base", 40), ("bert-large", 25), ("bart", 30), ("bert-large", 20)]
    return [
        case("three prefixes", some, ["be", "b", "x"], 2),
        case("a whole name, and one character more", some, ["bart", "bart-"], 3),
    ]


def hidden(rng):
    ties = [("tb", 5), ("ta", 5), ("tc", 5), ("t", 5), ("tab", 7)]
    cased = [("GPT", 3), ("gpt", 2), ("Gpt", 9), ("g", 1)]
    near = _registry(rng, 60, "ab", 5, 4)
    return [
        case("equal sums", ties, ["t", "ta", "", "tb"], 2, group="ties"),
        case("ties that are decided at the cut", [("xb", 1), ("xa", 1), ("xc", 2)], ["x", ""], 2, group="ties"),
        case("all counts are 0", [("m2", 0), ("m10", 0), ("m1", 0)], ["m", "m1"], 3, group="ties"),
        case("counts of several regions add up", [("a1", 3), ("a2", 5), ("a1", 3), ("a3", 1), ("a1", 0)], ["a", "a1"], 2, group="repeated names"),
        case("one name in many lines", [("solo", 1)] * 6 + [("solid", 5)], ["so", "sol", "soli"], 4, group="repeated names"),
        case("the empty prefix", near, [""], 4, group="prefixes"),
        case("no such prefix", [("clip", 4), ("clap", 3)], ["clup", "clipper", "lip", "c l"], 2, group="prefixes"),
        case("a name inside another", [("vit", 2), ("vit-b", 9), ("vit-b16", 9), ("vi", 1)], ["vit", "vi", "vit-b", "vit-b16"], 3, group="prefixes"),
        case("the same prefix twice", [("ab", 1), ("ac", 2)], ["a", "a", "ab"], 1, group="prefixes"),
        case("capital and small letters", cased, ["g", "G", "GP", "gp"], 3, group="prefixes"),
        case("no names", [], ["", "a"], 2, group="nothing"),
        case("no prefixes", [("a", 1)], [], 2, group="nothing"),
        case("fewer matches than proposals", [("ab", 1), ("cd", 2)], ["a", ""], 9, group="nothing"),
        case("two letters, few counts", near, _names(rng, 40, "ab", 4) + [""], 3, group="random"),
        case("four letters", _registry(rng, 150, "abc-", 7, 1000), _names(rng, 60, "abc-", 3), 5, group="random"),
        case("one proposal", _registry(rng, 80, "xyz", 4, 6), _names(rng, 40, "xyz", 3), 1, group="random"),
    ]


def grow(n, rng):
    prefixes = [name[: int(c)] for name, c in zip(_names(rng, n, "abcdef", 3), rng.integers(0, 3, size=n))]
    return case("n names", _registry(rng, n, "abcdefghijklmnop", 12, 10**6), prefixes, 5)
