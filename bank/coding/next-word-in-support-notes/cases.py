"""What the cases of the next word test."""

from cases_kit import case

WORDS = ["the", "pump", "valve", "reset", "close", "again", "after", "unit"]


def _notes(rng, n, words, longest):
    return [[str(w) for w in rng.choice(words, size=int(k))] for k in rng.integers(0, longest + 1, size=n)]


def visible():
    notes = [["reset", "the", "pump"], ["reset", "the", "valve"], ["close", "the", "valve"]]
    return [
        case("all three tables", notes, [["reset", "the"], ["open", "the"], ["pump"]]),
        case("an empty context", notes, [[]]),
        case("nothing to learn from", [], [["the"], []]),
    ]


def hidden(rng):
    ends = [["a", "b"], ["c", "a", "b"], ["b", "z", "z"], ["b", "y"]]
    ties = [["q", "r", "m"], ["q", "r", "k"], ["x", "r", "p"], ["x", "r", "p"], ["t", "r", "k"]]
    return [
        case("ties after two words", ties, [["q", "r"], ["x", "r"], ["t", "r"]], group="ties"),
        case("ties after one word", ties, [["r"], ["n", "r"], ["k", "r"]], group="ties"),
        case("ties between all words", [["d", "c"], ["b", "a"]], [["unknown"], []], group="ties"),
        case("capitals come first in the order of texts", [["go", "b"], ["go", "B"]], [["go"]], group="ties"),
        case("a pair seen only at the end of a sentence", ends, [["a", "b"], ["c", "a"], ["z", "b"]], group="back-off"),
        case("a word seen only at the end of a sentence", ends, [["y"], ["a", "y"], ["z", "y"]], group="back-off"),
        case("the pair decides against the larger counts after one word", [["u", "v", "w"], ["v", "x"], ["v", "x"], ["t", "v", "x"]], [["u", "v"], ["t", "v"], ["v"]], group="back-off"),
        case("unknown words", [["a", "b", "b"]], [["z"], ["z", "z"], ["z", "a"], ["a", "z"]], group="back-off"),
        case("nothing crosses the end of a sentence", [["a", "b"], ["c", "d"], ["c", "d", "e"], ["f"]], [["b"], ["a", "b"], ["b", "c"], ["d", "e"]], group="ends of sentences"),
        case("empty sentences and single words", [[], ["stop"], [], ["go"], ["stop"]], [["stop"], [], ["go", "stop"]], group="ends of sentences"),
        case("only the last words of a long context count", [["a", "b", "c"], ["b", "b", "d"], ["x", "b", "d"]], [["x", "y", "a", "b"], ["a", "b", "b", "b"], ["a", "a", "b", "x"]], group="long contexts"),
        case("one word is not the last of a pair", [["m", "n", "o"], ["n", "p"], ["n", "p"]], [["n"], ["m", "n"]], group="long contexts"),
        case("no words in any sentence", [[], []], [["a"], [], ["a", "b"]], group="nothing"),
        case("no contexts", [["a"]], [], group="nothing"),
        case("few words in many notes", _notes(rng, 60, WORDS[:4], 7), _notes(rng, 25, WORDS[:5], 4), group="random"),
        case("more words in fewer notes", _notes(rng, 15, WORDS, 6), _notes(rng, 30, WORDS, 3), group="random"),
    ]
