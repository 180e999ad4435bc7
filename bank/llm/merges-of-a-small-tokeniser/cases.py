"""What the cases of the merges test."""

from cases_kit import case


def _words(rng, n, letters, longest, most):
    words = ("".join(rng.choice(list(letters), size=int(k))) for k in rng.integers(1, longest + 1, size=n))
    return {word: int(rng.integers(1, most)) for word in words}


def visible():
    return [
        case("two words, two rounds", {"low": 5, "lower": 2}, 2),
        case("three equal characters", {"aaa": 2}, 1),
        case("a tie", {"ab": 1, "ba": 1}, 1),
    ]


def hidden(rng):
    return [
        case("a tie decided by the right piece", {"xb": 2, "xa": 2, "yz": 1}, 2, group="ties"),
        case("a tie decided by the left piece", {"bx": 3, "ax": 3, "cx": 3}, 3, group="ties"),
        case("ties between merged pieces and characters", {"abab": 1, "cdcd": 1, "abcd": 1}, 5, group="ties"),
        case("a frequent word outweighs many rare ones", {"qz": 9, "ab": 1, "abc": 1, "abd": 1, "eab": 1}, 2, group="weights"),
        case("rare words together outweigh a frequent one", {"qz": 3, "ab": 1, "abc": 1, "abd": 1, "eab": 1}, 2, group="weights"),
        case("a pair twice in one word", {"xyxy": 2, "zw": 3}, 1, group="weights"),
        case("four and five equal characters", {"aaaa": 1, "aaaaa": 1, "b": 4}, 1, group="equal characters"),
        case("equal characters over several rounds", {"aaaaaaaa": 1, "aaa": 2}, 3, group="equal characters"),
        case("overlapping pairs count at each place", {"aaab": 1, "ab": 1, "cb": 2}, 2, group="equal characters"),
        case("runs between others", {"baaab": 1, "aab": 2, "baa": 1}, 4, group="equal characters"),
        case("the merged piece is counted anew", {"abc": 4, "bc": 3, "abx": 2}, 3, group="rounds"),
        case("all merged before the rounds end", {"ab": 1, "abc": 1}, 10, group="rounds"),
        case("a piece that ends like the left one of the pair", {"ca": 9, "cab": 1, "ab": 5}, 2, group="rounds"),
        case("no rounds", {"abc": 2}, 0, group="rounds"),
        case("one round of one", {"word": 1}, 1, group="rounds"),
        case("words of one character", {"a": 5, "b": 2}, 3, group="nothing to merge"),
        case("no words", {}, 4, group="nothing to merge"),
        case("pairs do not cross words", {"ab": 1, "cd": 1, "b": 9, "c": 9}, 3, group="nothing to merge"),
        case("two letters", _words(rng, 12, "ab", 9, 6), 6, group="random"),
        case("many words", _words(rng, 40, "abcde", 7, 9), 15, group="random"),
        case("few words, many rounds", _words(rng, 5, "abc", 12, 4), 40, group="random"),
    ]
