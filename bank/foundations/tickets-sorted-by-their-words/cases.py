"""What the cases of naive Bayes test."""
import numpy as np
from cases_kit import case

WORDS = np.array("disk full login token mail slow crash quota reset vpn".split())


def visible():
    return [
        case("two tickets", [["disk", "full"], ["login"]], ["ops", "auth"], [["disk", "disk", "gone"], []], 1.0),
        case("three classes", [["mail", "slow"], ["vpn"], ["vpn", "slow"], ["reset"]], ["mail", "net", "net", "auth"],
             [["slow"], ["reset", "vpn"]], 0.5),
    ]


def hidden(rng):
    def documents(n, most, least=0):
        return [WORDS[rng.integers(len(WORDS), size=size)].tolist() for size in rng.integers(least, most + 1, size=n)]

    def labels(n, names):
        return names + [names[i] for i in rng.integers(len(names), size=n - len(names))]

    train, three = documents(20, 8, 1), labels(20, ["ops", "auth", "net"])
    skewed = ["ops"] * 17 + ["auth", "net", "auth"]
    unknown = [["disk", "gone"], ["gone", "lost", "gone"], ["never"]]
    tilted = [["disk"] * 6 + ["full"], ["login"] * 4 + ["disk"]]
    return [
        case("twenty tickets, three classes", train, three, documents(12, 6), 1.0, group="smoothing"),
        case("very little smoothing", train, three, documents(12, 6), 0.01, group="smoothing"),
        case("a vocabulary that the classes do not share", [["disk", "full", "quota", "slow"], ["login"]], ["b", "a"],
             [["disk"], ["login"], ["disk", "login"]], 2.0, group="smoothing"),
        case("one class has most of the tickets", train, skewed, documents(10, 3), 1.0, group="priors"),
        case("empty documents", train, skewed, [[], []], 1.0, group="priors"),
        case("the same word many times", tilted, ["ops", "auth"], [["disk"] * 5, ["login"] * 3 + ["disk"] * 2], 0.5,
             group="repeated words"),
        case("words that training never saw", tilted, ["ops", "auth"], unknown, 1.0, group="unknown words"),
        case("thousands of words", train, three, documents(2, 4000, 3000), 1.0, group="long documents"),
        case("thousands of words for one class", tilted, ["ops", "auth"], [["disk"] * 3000, ["login"] * 4000], 0.1,
             group="long documents"),
        case("a single class", train, ["ops"] * 20, documents(3, 5), 1.0, group="smallest inputs"),
        case("a class whose tickets are empty", [["disk", "slow"], []], ["ops", "auth"], [["disk"], ["slow", "slow"]], 1.0,
             group="smallest inputs"),
    ]
