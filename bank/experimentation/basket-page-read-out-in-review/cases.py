"""What the cases of the basket page read-out test."""

from cases_kit import case


def _rows(rng, users, heavy, rates, days=3, habit=0.0, share=0.5, both=0):
    """Rows of users with 1 to `heavy` sessions a day; `habit` is how far users differ in their rate."""
    rows = []
    for i in range(users):
        arm = "B" if i < share * users else "A"
        base = rates[arm == "B"] + (habit if rng.random() < 0.5 else -habit)
        for _ in range(int(rng.integers(1, days + 1))):
            sessions = int(rng.integers(1, heavy + 1))
            rows.append((f"u{i}", arm, sessions, int(rng.binomial(sessions, base))))
        if i < both:
            rows.append((f"u{i}", "A", 2, 1))
    return [rows[i] for i in rng.permutation(len(rows))]


def _even(rng, users, sessions, orders_a, orders_b):
    """Every user has the same number of sessions; the given orders alternate."""
    rows = []
    for i in range(users):
        arm, orders = ("A", orders_a) if i < users / 2 else ("B", orders_b)
        rows.append((f"u{i}", arm, sessions, orders[i % len(orders)]))
    return [rows[i] for i in rng.permutation(len(rows))]


def visible():
    rows = [("ann", "A", 4, 1), ("bo", "A", 2, 1), ("cy", "B", 1, 1), ("di", "B", 6, 3), ("ann", "A", 3, 0)]
    mixed = [*rows, ("eve", "A", 9, 9), ("eve", "B", 1, 0), ("fay", "B", 2, 0), ("bo", "A", 5, 3)]
    return [
        case("four users, five rows", rows, 0.5, 14, 14),
        case("one user saw both pages", mixed, 0.4, 3, 14),
    ]


def hidden(rng):
    few = [0, 1, 2, 1]
    return [
        case("many users, an uneven plan", _rows(rng, 120, 4, (0.3, 0.35), share=0.25), 0.25, 20, 14, group="random"),
        case("users in both arms", _rows(rng, 90, 3, (0.4, 0.4), both=11), 0.5, 14, 14, group="users in both arms"),
        case("users are missing from one arm", _rows(rng, 150, 1, (0.3, 0.4), days=1, share=0.3), 0.5, 14, 14, group="the sample ratio"),
        case("users are missing early", _rows(rng, 150, 1, (0.3, 0.4), days=1, share=0.3), 0.5, 2, 14, group="the sample ratio"),
        case("the users fit the plan, the sessions do not", [*_even(rng, 40, 1, few[:2], few[:2]), *[(f"u{i}", "B", 30, 9 + i % 5) for i in range(20, 40)]], 0.5, 14, 14, group="the sample ratio"),
        case("a split just beyond the bound", _rows(rng, 100, 3, (0.3, 0.4), share=0.665), 0.5, 14, 14, group="the sample ratio"),
        case("a split just within the bound", _rows(rng, 100, 3, (0.3, 0.4), share=0.655), 0.5, 14, 14, group="the sample ratio"),
        case("a few users with very many sessions", [*_rows(rng, 60, 2, (0.3, 0.4)), *[(f"h{i}", "AB"[i % 2], 40, 4 + 5 * (i % 3)) for i in range(8)]], 0.5, 14, 14, group="users of different activity"),
        case("light users order, heavy users look", [*_even(rng, 30, 1, [1, 1, 0], [1, 1, 1, 0]), *[(f"h{i}", "AB"[i % 2], 20, 1 + i % 4) for i in range(30)]], 0.5, 14, 14, group="users of different activity"),
        case("users who always order and users who never do", _even(rng, 40, 8, [8, 0, 7, 1], [8, 1, 8, 0, 8]), 0.5, 14, 14, group="habits of users"),
        case("users who differ much", _rows(rng, 100, 9, (0.5, 0.55), habit=0.4), 0.5, 14, 14, group="habits of users"),
        case("the new page does harm", _even(rng, 200, 5, [2, 3, 3], [1, 2, 2]), 0.5, 14, 14, group="both directions"),
        case("the new page does good", _even(rng, 200, 5, [1, 2, 2], [2, 3, 3]), 0.5, 14, 14, group="both directions"),
        case("a difference that is not quite enough", _even(rng, 80, 5, [1, 2, 3, 4], [3, 2, 2, 4, 3]), 0.5, 14, 14, group="both directions"),
        case("a clear rise on day 3 of 14", _even(rng, 200, 5, [1, 2, 2], [2, 3, 3]), 0.5, 3, 14, group="before the last day"),
        case("a clear fall on the day before the last", _even(rng, 200, 5, [2, 3, 3], [1, 2, 2]), 0.5, 13, 14, group="before the last day"),
        case("no difference on day 5", _even(rng, 80, 5, few, few), 0.5, 5, 14, group="before the last day"),
    ]
