"""Repeated exposures, users in several variants, people without a login, an unseen variant."""

from datetime import datetime, timedelta

START = datetime(2026, 8, 3, 6, 0)


def database(plan, exposures):
    return {
        "plan": {"variant": list(plan), "share": list(plan.values())},
        "exposures": {
            "exposure_id": list(range(1, len(exposures) + 1)),
            "user_id": [user for user, _ in exposures],
            "variant": [variant for _, variant in exposures],
            "shown_at": [START + timedelta(minutes=7 * i) for i in range(len(exposures))],
        },
    }


def visible():
    rows = [(1, "boost"), (2, "plain"), (1, "boost"), (3, "boost"), (None, "plain"), (4, "boost")]
    rows += [(5, "plain"), (5, "boost"), (5, "boost"), (None, "boost")]
    return database({"plain": 0.5, "boost": 0.5}, rows)


def hidden(rng):
    plan = {"plain": 0.5, "boost": 0.25, "blend": 0.125, "fresh": 0.125}
    names = list(plan)
    # One user each of two, three and four variants, each several times.
    mixed = [(1, "plain"), (1, "boost"), (1, "boost"), (2, "plain"), (2, "blend"), (2, "fresh")]
    mixed += [(3, name) for name in names * 2] + [(None, "plain"), (None, "boost"), (None, "boost")]
    unseen = [(1, "plain"), (1, "plain"), (2, "boost"), (3, "plain"), (3, "boost")]
    unseen += [(None, ["plain", "boost"][int(rng.integers(2))]) for _ in range(20)]
    for user in range(10, 260):
        share = rng.random()
        first = names[int(rng.choice(4, p=[0.5, 0.25, 0.125, 0.125]))]
        seen = [first] * int(rng.integers(1, 5))
        if share < 0.15:
            seen += [names[int(rng.integers(4))] for _ in range(2)]
        mixed += [(user, name) for name in seen]
        two = ["plain", "boost"][int(rng.random() < 0.3)]
        unseen += [(user, two)] * int(rng.integers(1, 5))
    return {
        "users in several variants": shuffled(rng, plan, mixed),
        "a variant that nobody saw": shuffled(
            rng, {"plain": 0.6, "boost": 0.3, "night": 0.1}, unseen
        ),
    }


def shuffled(rng, plan, exposures):
    return database(plan, [exposures[i] for i in rng.permutation(len(exposures))])
