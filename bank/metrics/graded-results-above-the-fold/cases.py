"""What the cases of the NDCG test."""

from cases_kit import case


def _drawn(rng, shown, judged, total):
    ids = [f"r{i:02d}" for i in rng.permutation(total)]
    ranking = ids[:shown]
    rated = [ids[i] for i in rng.choice(total, judged, replace=False)]
    grades = {recipe: int(rng.integers(5)) for recipe in rated}
    grades[rated[0]] = 4
    return ranking, grades


def visible():
    grades = {"pie": 3, "soup": 1, "curry": 2}
    return [
        case("the best recipes are missing", ["soup", "stew", "pie"], grades, 2),
        case("the best order", ["pie", "curry", "soup"], grades, 3),
        case("nothing useful was judged", ["pie", "soup"], {"pie": 0, "soup": 0}, 2),
    ]


def hidden(rng):
    cases = []
    for i, (shown, judged, k) in enumerate([(12, 15, 5), (20, 10, 10)]):
        ranking, grades = _drawn(rng, shown, judged, 25)
        cases.append(case(f"a random list ({i + 1})", ranking, grades, k, group="random"))
    wide = {"a": 4, "b": 3, "c": 1, "d": 0}
    cases += [
        case("a good recipe below the cut", ["d", "c", "a", "b"], wide, 2, group="cut"),
        case(
            "more judged recipes than places", ["b", "a"], {**wide, "e": 4, "f": 4}, 2, group="cut"
        ),
        case("k is 1", ["b", "a"], wide, 1, group="cut"),
        case("recipes that the list misses", ["c", "d"], wide, 4, group="missed recipes"),
        case("all good recipes are missed", ["x", "y"], wide, 3, group="missed recipes"),
        case("a list shorter than k", ["b", "a"], {"a": 4, "b": 3}, 10, group="short lists"),
        case("an empty list", [], wide, 3, group="short lists"),
        case(
            "unjudged recipes between judged ones",
            ["x", "a", "y", "c"],
            wide,
            4,
            group="not judged",
        ),
        case("no judgements", ["x", "y"], {}, 3, group="nothing relevant"),
        case("an empty list and only zeros", [], {"a": 0}, 3, group="nothing relevant"),
        case(
            "equal grades",
            ["c", "a", "b"],
            {"a": 2, "b": 2, "c": 2, "d": 2},
            3,
            group="equal grades",
        ),
        case("a low grade above a high one", ["a", "b"], {"a": 1, "b": 4}, 2, group="gain"),
        case(
            "the whole scale, upside down",
            ["a", "b", "c", "d", "e"],
            {"a": 0, "b": 1, "c": 2, "d": 3, "e": 4},
            5,
            group="gain",
        ),
    ]
    return cases
