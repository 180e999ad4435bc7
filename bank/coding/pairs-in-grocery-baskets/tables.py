"""Baskets with repeated lines, baskets of one product, and pairs of two, three and four baskets."""

PRODUCTS = ["milk", "bread", "eggs", "basil", "tomato", "rice", "beans", "tea", "honey", "oats"]


def database(rows):
    return {
        "lines": {
            "line_id": list(range(1, len(rows) + 1)),
            "basket_id": [basket for basket, _ in rows],
            "product": [product for _, product in rows],
        }
    }


def visible():
    return database(
        [
            (1, "tomato"),
            (1, "basil"),
            (1, "tomato"),
            (2, "basil"),
            (2, "rice"),
            (2, "tomato"),
            (3, "tomato"),
            (3, "basil"),
            (4, "tomato"),
            (4, "rice"),
            (5, "rice"),
            (6, "milk"),
        ]
    )


def hidden(rng):
    # Pairs with 1 to 5 baskets; the first name of a pair comes first or last in the basket.
    fixed, basket = [], 0
    for together in range(1, 6):
        for number in range(together):
            basket += 1
            pair = [f"a{together}", f"z{together}"]
            fixed += [(basket, product) for product in (pair if number % 2 else pair[::-1])]
        basket += 1
        fixed.append((basket, f"a{together}"))
    repeated, single = list(fixed), list(fixed)
    # Two baskets with repeated lines are two baskets.
    repeated += [(500, "x"), (500, "y"), (500, "x"), (501, "y"), (501, "y"), (501, "x"), (501, "x")]
    for number in range(600, 720):
        size = int(rng.integers(1, 7))
        products = [PRODUCTS[int(min(rng.geometric(0.25), 10)) - 1] for _ in range(size)]
        repeated += [(number, product) for product in products]
        single += [(number, product) for product in sorted(set(products))]
    single += [(number, PRODUCTS[int(rng.integers(10))]) for number in range(800, 880)]
    single += [(number, f"rare{number % 8}") for number in range(900, 930)]
    return {
        "repeated lines": shuffled(rng, repeated),
        "baskets of one product": shuffled(rng, single),
    }


def shuffled(rng, rows):
    return database([rows[i] for i in rng.permutation(len(rows))])
