"""Templates with equal tokens, and a share of 75% that is met exactly."""


def database(rows):
    names = ["request_id", "template", "tokens"]
    columns = list(zip(*[(i + 1, *row) for i, row in enumerate(rows)]))
    return {"requests": {name: list(column) for name, column in zip(names, columns)}}


def visible():
    return database(
        [
            ("translate", 12),
            ("summarise", 25),
            ("classify", 11),
            ("summarise", 15),
            ("extract", 4),
            ("translate", 8),
            ("extract", 5),
        ]
    )


def requests_of(rng, template, tokens):
    """Some requests that use so many tokens together."""
    parts = []
    while tokens > 0:
        part = min(tokens, int(rng.integers(1, 60)))
        parts.append((template, part))
        tokens -= part
    return parts


def hidden(rng):
    # 1,024 tokens in all: every share is exact as a float, however it is added up.
    exact = {"rewrite": 256, "answer": 256, "label": 128, "check": 128, "tag": 64, "ask": 64}
    exact |= {"plan": 32, "route": 32, "greet": 32, "close": 32}
    tied = [int(rng.integers(60, 70)) * 10 for _ in range(6)]
    near = {f"t{i:02d}": tied[i % 6] for i in rng.permutation(18)}
    near |= {f"u{i:02d}": int(rng.integers(20, 500)) for i in range(40)}
    # Not a multiple of 4, so no running total is exactly 75%.
    near["odd"] = 3 + (2 - sum(near.values()) - 3) % 4
    return {
        "three quarters exactly": built(rng, exact),
        "templates with equal tokens": built(rng, near),
    }


def built(rng, tokens):
    rows = [row for name, count in tokens.items() for row in requests_of(rng, name, count)]
    return database([rows[i] for i in rng.permutation(len(rows))])
