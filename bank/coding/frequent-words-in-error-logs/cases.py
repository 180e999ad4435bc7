"""What the cases of the frequent words test."""

from cases_kit import case

WORDS = ["timeout", "retry", "shard-7", "null", "schema", "kafka", "p99", "drift", "join", "model_v2", "a.b", "zeta"]
MARKS = ["", "", "", ".", ",", ":", "!", "?", ")", "]", ";", '"', "'"]
OPENERS = ["", "", "", "(", "[", '"', "'"]


def _lines(rng, n, words):
    lines = []
    for _ in range(n):
        pieces = []
        for _ in range(int(rng.integers(0, 9))):
            word = str(rng.choice(words))
            word = word.upper() if rng.random() < 0.2 else word.title() if rng.random() < 0.2 else word
            pieces.append(str(rng.choice(OPENERS)) + word + str(rng.choice(MARKS)))
        lines.append(str(rng.choice([" ", "  ", "\t"])).join(pieces))
    return lines


def visible():
    return [
        case("two words tie", ["Timeout: shard-7", "timeout (retry), shard-7", "null value"], 3),
        case("fewer words than asked for", ["Retry!", "  retry"], 5),
        case("a tie at the cut", ["zeta beta alpha", "zeta"], 2),
    ]


def hidden(rng):
    return [
        case("all words once", ["kafka join drift schema", "null a.b"], 4, group="ties"),
        case("ties in reverse order of appearance", ["d d c c", "b b a a", "e e e"], 3, group="ties"),
        case("ties between digits, underscores and letters", ["p99 _x 7b p9 P99 _x", "7b p9 ab"], 5, group="ties"),
        case("upper and lower case", ["NULL null Null", "nUll Drift drift XX XX"], 3, group="cleaning"),
        case("marks inside a word stay", ["a.b a.b, (a.b)", "it's 'it's' x:y", "ab its xy"], 6, group="cleaning"),
        case("each mark at both ends", [f"{m}word{m} {m}{m}w2{m}" for m in ".,:;!?()[]\"'"], 4, group="cleaning"),
        case("other marks belong to the word", ["-x- x {x} x", "#x #x *x"], 6, group="cleaning"),
        case("only punctuation", ["... ?! (", "[] ''", "ok"], 3, group="cleaning"),
        case("tabs and many spaces", ["a\t\tb   a", " b\ta ", "\t"], 2, group="cleaning"),
        case("no lines", [], 3, group="nothing"),
        case("empty lines", ["", "   "], 3, group="nothing"),
        case("nothing asked for", ["a b a"], 0, group="nothing"),
        case("a long log", _lines(rng, 80, WORDS), 6, group="random"),
        case("a short log", _lines(rng, 8, WORDS), 4, group="random"),
        case("the whole vocabulary", _lines(rng, 40, WORDS), 50, group="random"),
    ]
