"""What the cases of the near-duplicates test."""

from cases_kit import case

PRIME = 2147483647


def _hashes(rng, h):
    return [int(v) for v in rng.integers(1, PRIME, size=h)], [int(v) for v in rng.integers(PRIME, size=h)]


def _crawl(rng, families, size):
    pages = []
    for _ in range(families):
        base = [int(v) for v in rng.integers(2**31, size=size)]
        for _ in range(3):
            page = [x for x in base if rng.random() > 0.12]
            page += [int(v) for v in rng.integers(2**31, size=int(rng.integers(4)))]
            pages.append(page)
    return [pages[i] for i in rng.permutation(len(pages))]


def visible():
    return [
        case("similar pages without an equal band", [[1, 2, 3], [2, 3, 4], [9]], [1, 2], [0, 1], 11, 2, 0.5),
        case("the same page twice", [[5, 8, 2], [7], [2, 8, 5, 5]], [3, 5], [1, 0], 13, 1, 0.9),
        case("three pages in one band", [[1, 4], [1, 4, 6], [1, 6]], [1, 1], [0, 2], 11, 2, 0.3),
    ]


def hidden(rng):
    cases = []
    for i, (h, bands, threshold) in enumerate([(24, 6, 0.6), (12, 3, 0.7), (8, 8, 0.4)]):
        a, b = _hashes(rng, h)
        cases.append(case(f"a random crawl ({i + 1})", _crawl(rng, 8, 30), a, b, PRIME, bands, threshold, group="random"))
    shifted = [[0, 1, 2, 3, 4, 5, 6, 7], [1, 2, 3, 4, 5, 6, 7, 8], [0, 3, 4, 5, 6, 7, 8, 9]]
    cases.append(case("equal numbers in different bands", shifted, [1, 1], [1, 0], 101, 2, 0.5, group="bands"))
    cases.append(case("bands of two numbers", [[2, 3, 9], [2, 4, 9], [2, 3, 8]], [1, 10, 3, 7], [0, 0, 1, 5], 11, 2, 0.2, group="bands"))
    cases.append(case("only the last number agrees", [[1, 50, 60], [3, 50, 60], [2, 9]], [1, 100], [0, 0], 101, 2, 0.4, group="bands"))
    a, b = _hashes(rng, 32)
    cases.append(case("one band over the whole signature", _crawl(rng, 6, 12), a, b, PRIME, 1, 0.1, group="bands"))
    a, b = _hashes(rng, 8)
    half = [[1, 2, 3], [2, 3, 1, 4, 5, 6], [1, 2, 3, 4], [10, 11]]
    cases.append(case("similarity equal to the threshold", half, [1, 1], [0, 5], 1009, 1, 0.5, group="exact similarity"))
    cases.append(case("candidates below the threshold", half, [1, 1, 1], [0, 7, 20], 1009, 3, 0.7, group="exact similarity"))
    repeats = [[7, 7, 7, 1], [1, 7], [1, 1, 2, 7], [30]]
    cases.append(case("shingles that repeat", repeats, [1, 2], [0, 3], 97, 2, 0.6, group="repeated shingles"))
    large = [[2**31 - 1, 2**31 - 5, 77], [2**31 - 1, 2**31 - 5], [2**30, 2**30 + 9], [2**30 + 9, 2**30, 4]]
    cases.append(case("shingles near the largest number", large * 2, a, b, PRIME, 4, 0.5, group="large numbers"))
    wide = [[int(v) for v in rng.integers(2**30, 2**31, size=400)] for _ in range(3)]
    wide = [w + x for w in wide for x in ([], [5, 6, 7] * 30, [int(v) for v in rng.integers(2**30, 2**31, size=60)])]
    a, b = _hashes(rng, 40)
    cases.append(case("many large shingles", wide, a, b, PRIME, 4, 0.5, group="large numbers"))
    cases.append(case("empty pages", [[], [4], [], [4]], [1, 2], [0, 1], 7, 2, 0.5, group="empty"))
    cases.append(case("no pages", [], [1, 2], [0, 1], 7, 1, 0.5, group="empty"))
    cases.append(case("only one page", [[3, 4]], [1], [0], 7, 1, 1.0, group="empty"))
    return cases
