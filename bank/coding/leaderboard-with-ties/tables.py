"""Runs with ties on each place, crashed runs and small leaderboards."""

BIRDS = ["Kestrel", "Heron", "Osprey", "Wren", "Plover", "Siskin", "Dipper", "Avocet", "Merlin"]


def database(rows):
    names = ["run_id", "benchmark", "model", "accuracy"]
    columns = list(zip(*[(i + 1, *row) for i, row in enumerate(rows)]))
    return {"runs": {name: list(column) for name, column in zip(names, columns)}}


def visible():
    return database(
        [
            ("charts", "Kestrel", 0.91),
            ("charts", "Heron", 0.88),
            ("charts", "Heron", 0.79),
            ("charts", "Osprey", 0.88),
            ("charts", "Wren", 0.85),
            ("charts", "Kestrel", 0.90),
            ("maps", "Wren", 0.62),
            ("maps", "Heron", 0.64),
            ("maps", "Kestrel", None),
        ]
    )


def board(benchmark, results):
    return [(benchmark, bird, result) for bird, result in zip(BIRDS, results)]


def hidden(rng):
    # Ties on places 1, 2 and 3, a fourth distinct value, boards of one model and of crashes.
    fixed = board("tied-first", [0.9, 0.9, 0.8, 0.7, 0.7, 0.6])
    fixed += board("tied-second", [0.95, 0.85, 0.85, 0.75, 0.65])
    fixed += board("tied-third", [0.95, 0.85, 0.75, 0.75, 0.75, 0.65])
    fixed += board("all-tied", [0.5] * 6)
    fixed += board("alone", [0.4]) + board("two", [0.4, None, 0.3]) + board("crashed", [None, None])
    fixed += board("plain", [0.71, 0.72, 0.73, 0.74, 0.75])
    repeated = [("repeated", "Kestrel", 0.99 - i / 100) for i in range(4)]
    repeated += board("repeated", [0.2, 0.9, 0.8, 0.7, None])
    many = [
        (f"b{int(rng.integers(12))}", BIRDS[int(rng.integers(9))], int(rng.integers(60, 72)) / 100)
        for _ in range(300)
    ]
    crashed = [(b, m, None if rng.random() < 0.3 else a) for b, m, a in many]
    return {
        "ties on every place": shuffled(rng, fixed + many),
        "repeated and crashed runs": shuffled(rng, repeated + fixed[-9:] + crashed),
    }


def shuffled(rng, rows):
    return database([rows[i] for i in rng.permutation(len(rows))])
