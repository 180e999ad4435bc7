"""What the cases of the edit cost test."""

from cases_kit import case

WORDS = ["the", "valve", "close", "red", "pump", "not", "open", "then"]


def _text(rng, n, words):
    return [str(w) for w in rng.choice(WORDS[:words], size=n)]


def _heard(rng, text, words):
    heard = []
    for word in text:
        luck = rng.random()
        if luck < 0.1:
            continue
        heard.append(str(rng.choice(WORDS[:words])) if luck < 0.25 else word)
        if luck > 0.9:
            heard.append(str(rng.choice(WORDS[:words])))
    return heard


def visible():
    return [
        case("a missing and a wrong word", ["close", "the", "red", "valve"], ["close", "red", "wealth"], 3, 1, 2),
        case("nothing to correct", ["open"], ["open"], 3, 1, 2),
        case("an empty transcript", ["open", "it"], [], 3, 1, 2),
    ]


def hidden(rng):
    text = _text(rng, 60, 8)
    heard = _heard(rng, text, 8)
    return [
        case("only words too many", ["a", "c"], ["a", "b", "b", "c", "b"], 9, 2, 5, group="directions"),
        case("only words missing", ["a", "b", "b", "c", "b"], ["a", "c"], 9, 2, 5, group="directions"),
        case("cheap deletion, dear insertion", text, heard, 2.5, 0.5, 4, group="directions"),
        case("dear deletion, cheap insertion", text, heard, 2.5, 4, 0.5, group="directions"),
        case("replacing costs more than both", ["x", "y", "z"], ["x", "q", "z"], 10, 2, 3, group="dear replacements"),
        case("replacing costs as much as both", ["u", "v"], ["w", "v"], 5, 2, 3, group="dear replacements"),
        case("replacing never pays", text, heard, 100, 1, 1, group="dear replacements"),
        case("all words wrong", ["a", "b", "c"], ["d", "e", "f"], 1, 1, 1, group="replacements"),
        case("a word in the wrong place", ["a", "b", "c", "d"], ["b", "c", "d", "a"], 1, 1, 1, group="replacements"),
        case("repeated words", ["no", "no", "no", "yes"], ["no", "yes", "yes"], 2, 3, 3, group="replacements"),
        case("capital letters count", ["Pump", "on"], ["pump", "on"], 1.5, 1, 1, group="replacements"),
        case("both empty", [], [], 3, 1, 2, group="empty"),
        case("nothing was said", [], ["a", "b", "c"], 7, 1.25, 4, group="empty"),
        case("a silent transcript", ["a", "b", "c"], [], 7, 1.25, 4, group="empty"),
        case("free replacements", ["a", "b"], ["c", "d", "e"], 0, 2, 3, group="free corrections"),
        case("free deletions", ["a", "b"], ["c", "b", "e", "a"], 2, 0, 3, group="free corrections"),
        case("unit costs", _text(rng, 40, 4), _text(rng, 35, 4), 1, 1, 1, group="random"),
        case("drawn costs", text, heard, *(round(float(c), 2) for c in rng.uniform(0.5, 5, size=3)), group="random"),
        case("few words, long texts", _text(rng, 150, 3), _text(rng, 150, 3), 3, 2, 1.5, group="random"),
    ]
