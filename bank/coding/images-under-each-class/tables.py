"""Taxonomies with several parents, long chains, and classes without images."""


def database(classes, links, labels):
    return {
        "classes": {
            "class_id": [number for number, _ in classes],
            "name": [name for _, name in classes],
        },
        "is_a": {
            "class_id": [child for child, _ in links],
            "parent_id": [parent for _, parent in links],
        },
        "images": {"image_id": list(range(1, len(labels) + 1)), "class_id": list(labels)},
    }


def visible():
    return database(
        [(1, "animal"), (2, "dog"), (3, "working animal"), (4, "police dog"), (5, "mushroom")],
        [(2, 1), (3, 1), (4, 2), (4, 3)],
        [2, 4, 4, 3, 4],
    )


def hidden(rng):
    # Diamonds on diamonds: 1 covers 2 and 3, both cover 4, which covers 5 and 6, both cover 7.
    diamonds = {(2, 1), (3, 1), (4, 2), (4, 3), (5, 4), (6, 4), (7, 5), (7, 6), (7, 1)}
    for child in range(9, 60):
        for parent in rng.choice(child - 1, min(child - 1, int(rng.integers(1, 4))), replace=False):
            diamonds.add((child, int(parent) + 1))
    # Two chains of 30 that share their lower part, and stars.
    chains = {(i + 1, i) for i in range(1, 30)} | {(i + 1, i) for i in range(31, 40)} | {(20, 40)}
    chains |= {(i, 41) for i in range(42, 50)}
    labels = [int(rng.integers(1, 60)) for _ in range(300)] + [1, 1, 7, 7, 4]
    low = [int(rng.choice([30, 29, 25, 45, 12, 1, 41])) for _ in range(80)] + [30, 25, 12, 45, 45]
    return {
        "several parents": shuffled(rng, 60, diamonds, [c for c in labels if c not in (8, 20, 33)]),
        "chains and empty classes": shuffled(rng, 55, chains, low),
    }


def shuffled(rng, count, links, labels):
    links = sorted(links)
    # Numbers say nothing about the level, and some names stand twice.
    new = rng.permutation(count) + 101
    classes = [(int(new[i]), f"class {i // 2}") for i in range(count)]
    return database(
        [classes[i] for i in rng.permutation(count)],
        [
            (int(new[links[i][0] - 1]), int(new[links[i][1] - 1]))
            for i in rng.permutation(len(links))
        ],
        [int(new[label - 1]) for label in labels],
    )
