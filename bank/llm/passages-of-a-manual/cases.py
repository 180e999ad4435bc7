"""What the cases of the passages test."""

from cases_kit import case


def _text(rng, sizes):
    words = ["valve", "open", "pump", "check", "the", "oil", "level", "press", "stop", "3.5", "e.g"]
    parts = []
    for size in sizes:
        picked = [str(w) for w in rng.choice(words, size)]
        picked[-1] += str(rng.choice([".", "!", "?"]))
        parts.append(" ".join(picked))
    return " ".join(parts)


def _sizes(rng, n, longest):
    return [int(size) for size in rng.integers(1, longest + 1, size=n)]


def visible():
    return [
        case("one shared sentence", "A b. C d e. F. G h i.", 6, 3),
        case("no overlap", "Stop the pump. Wait! Is it cold? Open the valve.", 5, 0),
        case("a long sentence between short ones", "One. a b c d e f g. Two. Three.", 4, 2),
    ]


def hidden(rng):
    cases = []
    for i, (limit, overlap) in enumerate([(12, 5), (20, 12), (9, 8)]):
        cases.append(case(f"a random manual ({i + 1})", _text(rng, _sizes(rng, 40, 7)), limit, overlap, group="random"))
    cases.append(case("short sentences and a wide overlap", _text(rng, [2, 2, 2, 2, 4, 1, 1, 5, 2, 1]), 6, 5, group="room for the next sentence"))
    cases.append(case("a sentence as long as the limit", _text(rng, [2, 1, 6, 1, 2, 5, 1]), 6, 3, group="room for the next sentence"))
    cases.append(case("short and long sentences by turns", _text(rng, [2, 5, 1, 6, 2, 5, 2, 6, 1]), 7, 4, group="the end"))
    cases.append(case("one passage", _text(rng, [1, 3, 2, 2]), 8, 4, group="the end"))
    cases.append(case("sentences over the limit", _text(rng, [3, 9, 2, 1, 12, 11, 2]), 5, 3, group="long sentences"))
    cases.append(case("only one long sentence", _text(rng, [15]), 4, 1, group="long sentences"))
    cases.append(case("limit of one word", _text(rng, [1, 2, 1, 1, 3]), 1, 0, group="long sentences"))
    cases.append(case("no final full stop", _text(rng, [2, 3, 4]) + " see page 9", 6, 3, group="no final full stop"))
    cases.append(case("no full stop at all", "warning hot surface", 6, 3, group="no final full stop"))
    cases.append(case("the last sentences are just above the overlap", _text(rng, [3, 4, 1, 3, 4, 2, 3]), 8, 3, group="overlap"))
    cases.append(case("overlap of zero", _text(rng, [1, 1, 2, 1, 3, 1, 1]), 4, 0, group="overlap"))
    cases.append(case("an empty text", "", 5, 2, group="empty"))
    cases.append(case("only spaces and line breaks", "  \n\t ", 5, 2, group="empty"))
    cases.append(case("line breaks, double spaces and dots inside words", "Use  3.5 bar.\n\nSee e.g. page\t2! Then   stop?! Go", 5, 2, group="spaces"))
    return cases
