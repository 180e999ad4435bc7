"""What the cases of the BM25 search test."""

import math

from cases_kit import case


def _scores(documents, query, k1, b):
    n, total = len(documents), sum(map(len, documents))
    out = []
    for document in documents:
        score = 0.0
        for word in query:
            f = document.count(word)
            df = sum(word in other for other in documents)
            if f:
                norm = k1 * (1 - b + b * len(document) * n / total)
                score += math.log(1 + (n - df + 0.5) / (df + 0.5)) * f * (k1 + 1) / (f + norm)
        out.append(score)
    return out


def _corpus(rng, size, words, shortest, longest):
    weights = [1 / (i + 1) for i in range(len(words))]
    p = [w / sum(weights) for w in weights]
    return [
        [str(w) for w in rng.choice(words, int(rng.integers(shortest, longest + 1)), p=p)]
        for _ in range(size)
    ]


def _drawn(rng, size, shortest, longest, query_size, k1, b):
    """A corpus and a query without near ties among the documents found."""
    words = ["card", "bank", "login", "fee", "refund", "app", "limit", "pin", "iban", "tax"]
    while True:
        documents = _corpus(rng, size, words, shortest, longest)
        query = [str(w) for w in rng.choice(words, query_size)]
        found = sorted(s for s in _scores(documents, query, k1, b) if s > 0)
        gaps = [y - x for x, y in zip(found, found[1:])]
        if len(found) > 2 and min(gaps) > 1e-7:
            return documents, query


def visible():
    articles = [["reset", "password"], ["change", "password", "password"], ["refund"]]
    return [
        case("one word, two articles", articles, ["password"], 1.2, 0.75, 2),
        case("a rare word weighs more", articles, ["refund", "password"], 1.2, 0.75, 3),
        case("no article has the word", articles, ["invoice"], 1.2, 0.75, 3),
    ]


def hidden(rng):
    cases = []
    for i in range(2):
        documents, query = _drawn(rng, 12, 3, 14, 3, 1.5, 0.75)
        cases.append(case(f"a random corpus ({i + 1})", documents, query, 1.5, 0.75, 5, group="random"))
    often = [["fee"] * 4 + ["card"], ["card", "pin"], ["pin", "app", "tax"], ["app", "tax"], ["tax", "app", "app"]]
    cases.append(case("a word that is frequent in few documents", often, ["fee", "card", "pin"], 1.2, 0.4, 5, group="rarity"))
    documents, query = _drawn(rng, 10, 4, 9, 2, 0.9, 0.5)
    query = [query[0], query[0], query[1]]
    cases.append(case("a word twice in the query", documents, query, 0.9, 0.5, 20, group="repeated query words"))
    lengths = [["pin"] + ["app"] * 9, ["pin", "app"], ["pin"] * 2 + ["tax"] * 6, ["tax"], []]
    cases.append(case("long and short documents", lengths, ["pin"], 1.2, 0.75, 5, group="length"))
    cases.append(case("b is 1", lengths, ["pin", "tax"], 2.0, 1.0, 5, group="length"))
    cases.append(case("b is 0", lengths[:3], ["pin"], 2.0, 0.0, 2, group="parameters"))
    cases.append(case("k1 is 0, so scores tie", [["a", "a"], ["a"], ["b"], ["b", "a"]], ["a"], 0.0, 0.75, 2, group="ties"))
    same = [["b", "c"], ["a", "b"], ["c", "c"], ["b", "a"], ["a", "b"]]
    cases.append(case("equal documents", same, ["b", "a"], 1.2, 0.75, 3, group="ties"))
    crossed = [["a", "x"], ["c"], ["b", "x"], ["c", "c"]]
    cases.append(case("equal scores from different words", crossed, ["b", "a"], 1.2, 0.75, 3, group="ties"))
    cases.append(case("an empty corpus", [], ["a"], 1.2, 0.75, 3, group="empty"))
    cases.append(case("only empty documents", [[], []], ["a", "b"], 1.2, 0.75, 3, group="empty"))
    cases.append(case("an empty query", [["a"], ["b", "a"]], [], 1.2, 0.75, 3, group="empty"))
    cases.append(case("fewer matches than asked for", [["a"], ["b"], [], ["c"]], ["b", "z"], 1.2, 0.75, 4, group="no match"))
    cases.append(case("more matches than asked for", [["a"] * i + ["b"] * 3 for i in range(1, 9)], ["a"], 1.2, 0.75, 4, group="top"))
    return cases
