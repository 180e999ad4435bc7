"""What the cases of the canary decision test."""

from cases_kit import case


def _traffic(rng, count, control, canary, size):
    batches = []
    for _ in range(count):
        n0, n1 = int(rng.integers(10 * size, 20 * size)), int(rng.integers(size // 2, size))
        batches.append((int(rng.binomial(n0, control)), n0, int(rng.binomial(n1, canary)), n1))
    return batches


def visible():
    return [
        case("many errors in the canary", [(10, 10000, 40, 1000)], 2.0, 0.01, 500),
        case("not enough requests yet", [(1, 900, 0, 50), (2, 800, 0, 40)], 2.0, 0.01, 100),
        case("promoted by the second batch", [(20, 5000, 1, 300), (22, 5000, 1, 900), (90, 90, 90, 90)], 1.96, 0.01, 200),
    ]


def hidden(rng):
    cases = []
    for i, (canary, tolerance) in enumerate([(0.01, 0.01), (0.03, 0.005), (0.02, 0.02), (0.06, 0.01)]):
        cases.append(case(f"random traffic ({i + 1})", _traffic(rng, 40, 0.01, canary, 60), 2.2, tolerance, 120, group="random"))
    drops = [(5, 1000, 0, 60), (6, 1000, 14, 400), (5, 1000, 1, 800), (4, 1000, 2, 900), (5, 1000, 0, 2000)]
    return [
        *cases,
        case("a bad batch among good ones", drops, 2.0, 0.01, 300, group="several batches"),
        case("small batches that add up", [(1, 300, 6, 60)] * 9, 2.5, 0.02, 250, group="several batches"),
        case("three errors in a hundred", [(10, 1000, 3, 100)], 2.0, 0.01, 50, group="little evidence"),
        case("slightly worse, few requests", [(10, 1000, 5, 150), (9, 1000, 5, 150)], 2.0, 0.01, 50, group="little evidence"),
        case("slightly better, few requests", [(30, 1000, 1, 100)], 2.0, 0.0, 50, group="little evidence"),
        case("worse within the tolerance", [(100, 10000, 150, 10000)], 2.0, 0.01, 50, group="tolerance"),
        case("tolerance of zero", [(300, 10000, 150, 10000)], 2.0, 0.0, 50, group="tolerance"),
        case("a wide tolerance", [(10, 2000, 100, 2000)], 2.0, 0.05, 50, group="tolerance"),
        case("exactly the least number of requests", [(50, 1000, 30, 99), (0, 0, 0, 1)], 2.0, 0.0, 100, group="minimum"),
        case("few requests of the canary", [(5, 5000, 9, 30)], 2.0, 0.01, 100, group="minimum"),
        case("few requests of the control", [(0, 40, 50, 300), (0, 40, 50, 300)], 2.0, 0.01, 100, group="minimum"),
        case("no errors", [(0, 4000, 0, 200), (0, 4000, 0, 600)], 2.0, 0.005, 100, group="no errors"),
        case("only errors", [(5, 300, 120, 120)], 2.0, 0.01, 100, group="only errors"),
        case("no batches", [], 2.0, 0.01, 100, group="empty"),
        case("batches without requests", [(0, 0, 0, 0)] * 3, 2.0, 0.01, 1, group="empty"),
    ]
