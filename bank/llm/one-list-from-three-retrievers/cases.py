"""What the cases of the fusion test."""

from fractions import Fraction

from cases_kit import case


def _is_clear(rankings, k, weights):
    """Whether no two scores are so near that the order of the sum could matter."""
    scores = {}
    for ranking, weight in zip(rankings, weights):
        for document in set(ranking):
            vote = Fraction(weight) / (k + 1 + ranking.index(document))
            scores[document] = scores.get(document, 0) + vote
    values = sorted(scores.values())
    return all(y - x > Fraction(1, 10**6) for x, y in zip(values, values[1:]))


def _drawn(rng, lists, documents, longest, k, weights):
    while True:
        rankings = [
            [f"doc-{i:02d}" for i in rng.integers(documents, size=int(rng.integers(longest + 1)))]
            for _ in range(lists)
        ]
        if _is_clear(rankings, k, weights):
            return rankings


def visible():
    return [
        case("two lists that share a document", [["a", "b"], ["b", "c"]], 60, [1, 1], 2),
        case("the second list counts double", [["a", "b"], ["b", "c"]], 60, [1.0, 2.0], 3),
        case("two passages of one article", [["faq", "faq", "terms"]], 10, [1], 5),
    ]


def hidden(rng):
    cases = []
    for i, k in enumerate([1, 5, 20]):
        weights = [1.0, 0.7, 2.3, 1.6]
        cases.append(case(f"random lists ({i + 1})", _drawn(rng, 4, 30, 8, k, weights), k, weights, 6, group="random"))
    cases.append(case("repeats between other documents", [["c", "a", "c", "a", "b"], ["b", "b", "d"]], 3, [1, 1], 9, group="duplicates"))
    cases.append(case("a weight of zero", [["a", "b"], ["c", "a"]], 4, [0, 3], 9, group="weights"))
    cases.append(case("unequal weights", [["b", "a", "c"], ["c", "b"]], 2, [0.25, 4.0], 2, group="weights"))
    cases.append(case("mirrored lists", [["z", "m", "a"], ["a", "m", "z"], ["q"]], 7, [1, 1, 1], 9, group="ties"))
    cases.append(case("a tie at the cut", [["y"], ["x"], ["w"]], 60, [1, 1, 1], 2, group="ties"))
    cases.append(case("two pairs of equal scores", [["p", "q", "s", "r"], ["q", "p", "r", "s"]], 6, [1, 1], 3, group="ties"))
    cases.append(case("no lists", [], 60, [], 5, group="empty"))
    cases.append(case("only empty lists", [[], []], 60, [1, 1], 5, group="empty"))
    cases.append(case("an empty list among others", [[], ["a"], []], 60, [1, 2, 3], 5, group="empty"))
    return cases
