"""What the cases of beam search test."""
import numpy as np
from cases_kit import case

S, E = "<s>", "</s>"
EXAMPLE = {S: {"a": -0.5, "b": -1.0}, "a": {E: -1.2, "b": -0.4}, "b": {E: -0.1}}


def visible():
    return [
        case("two words and the end", EXAMPLE, S, E, 2, 3, 1.0),
        case("width 1", EXAMPLE, S, E, 1, 3, 0.0),
    ]


def logs(**shares):
    return {E if word == "end" else word: float(np.log(share)) for word, share in shares.items()}


def random_table(rng, words, end_share):
    """Words lead to later ones only: with a cycle, two sentences could use the same pairs and tie."""
    names = [f"w{i}" for i in range(words)]
    table = {}
    for place, name in enumerate([S, *names]):
        later = names[place:]
        p = rng.dirichlet(np.full(len(later), 0.7)) * (1 - end_share) if later else []
        row = {word: float(np.log(share + 1e-4)) for word, share in zip(later, p)}
        if name != S:
            row[E] = float(np.log(end_share) - rng.uniform(0, 0.5))
        table[name] = row
    return table


def hidden(rng):
    trap = {S: logs(a=0.6, b=0.4), "a": logs(x=0.5, y=0.4, end=0.1), "b": logs(end=0.9, x=0.1), "x": logs(end=1.0),
            "y": logs(end=1.0)}
    long = {S: {"a": -0.1, "b": -0.7}, "a": {E: -0.9, "c": -1.1}, "b": {"c": -0.2}, "c": {"d": -0.2}, "d": {E: -0.1}}
    refill = {S: logs(a=0.3, b=0.2, end=0.5), "a": logs(end=0.2, a=0.8), "b": logs(end=1.0)}
    slow = {S: {"a": -0.1, "b": -2.5}, "a": {"a": -0.1, E: -2.6}, "b": {E: -0.1}}
    never = {S: {"a": -0.4, "b": -1.1}, "a": {"c": -1.9, "d": -0.3}, "b": {"c": -0.2, "d": -1.8},
             "c": {"e": -0.1, E: -2.5}, "d": {"e": -1.2, "f": -0.5}, "e": {E: -0.1}, "f": {E: -0.2}}
    return [
        case("the best first word leads nowhere", trap, S, E, 2, 5, 0.0, group="width"),
        case("the same table with width 1", trap, S, E, 1, 5, 0.0, group="width"),
        case("twelve words, width 4", random_table(rng, 12, 0.15), S, E, 4, 6, 0.7, group="random tables"),
        case("eight words, width 3", random_table(rng, 8, 0.05), S, E, 3, 10, 1.0, group="random tables"),
        case("width above the number of extensions", random_table(rng, 4, 0.2), S, E, 500, 4, 0.6, group="random tables"),
        case("a longer sentence wins", long, S, E, 3, 6, 1.0, group="length penalty"),
        case("no penalty", long, S, E, 3, 6, 0.0, group="length penalty"),
        case("a penalty above one", long, S, E, 3, 6, 2.0, group="length penalty"),
        case("nothing finishes", never, S, E, 2, 3, 1.0, group="unfinished"),
        case("one step only", EXAMPLE, S, E, 2, 1, 1.0, group="unfinished"),
        case("a live one has the higher score", slow, S, E, 2, 3, 1.0, group="unfinished"),
        case("the end is the best first word", refill, S, E, 2, 2, 2.0, group="places of the finished"),
        case("the end is the only next word", {S: {E: -0.3}}, S, E, 3, 5, 1.0, group="places of the finished"),
    ]
