"""Endpoints with 1 to 21 answered calls, equal latencies, and timeouts."""


def database(rows):
    return {
        "calls": {
            "call_id": list(range(1, len(rows) + 1)),
            "endpoint": [endpoint for endpoint, _ in rows],
            "latency_ms": [latency for _, latency in rows],
        }
    }


def visible():
    return database(
        [
            ("embed", 31),
            ("rank", 50),
            ("embed", 15),
            ("embed", 12),
            ("rank", 40),
            ("embed", None),
            ("embed", 20),
            ("chat", None),
            ("embed", 15),
        ]
    )


def hidden(rng):
    # Every number of answered calls from 1 to 21; squares, so that neighbours differ more and more.
    sizes = [(f"e{n:02d}", (i * i + n) if i else 3) for n in range(1, 22) for i in range(n)]
    sizes += [(f"e{n:02d}", None) for n in (1, 7, 10, 20)]
    sizes += [("large", int(rng.integers(5, 4000))) for _ in range(300)]
    broken = [("down", None)] * 5 + [("even", 10), ("even", 90), ("odd", 7)]
    for number in range(12):
        share = rng.random()
        for _ in range(int(rng.integers(5, 60))):
            latency = (
                int(rng.integers(20, 40)) if rng.random() < 0.8 else int(rng.integers(200, 900))
            )
            broken.append((f"s{number}", None if rng.random() < share else latency))
        broken.append((f"s{number}", None))
    return {
        "few calls": shuffled(rng, sizes),
        "many timeouts": shuffled(rng, broken),
    }


def shuffled(rng, rows):
    return database([rows[i] for i in rng.permutation(len(rows))])
