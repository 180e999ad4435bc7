"""What the cases of the feature cache test."""

from datetime import datetime, timedelta, timezone

from cases_kit import case

NOON = datetime(2026, 3, 1, 12, tzinfo=timezone.utc)


def _at(seconds, offset_h=0):
    zone = timezone(timedelta(hours=offset_h))
    return (NOON + timedelta(seconds=seconds)).astimezone(zone).isoformat()


def visible():
    return [
        case("fresh, then expired", init=(60,), calls=[("put", "rider-1", 3, {"km": 4.5}, _at(0)), ("get", "rider-1", 3, _at(59)), ("get", "rider-1", 4, _at(59)), ("get", "rider-1", 3, _at(61))]),
        case("several riders", init=(60,), calls=[("put", "rider-1", 3, {"km": 4.5}, _at(0)), ("put", "rider-2", 3, {}, _at(30)), ("get_many", ["rider-1", "rider-2", "rider-3"], 3, _at(40)), ("purge", _at(70)), ("purge", _at(70))]),
    ]


def _random(rng, n, offsets=(0,)):
    calls, now = [], 0
    for _ in range(n):
        now += int(rng.integers(0, 15))
        at = _at(now, int(offsets[int(rng.integers(len(offsets)))]))
        entity, version = f"rider-{int(rng.integers(1, 5))}", int(rng.integers(1, 3))
        kind = int(rng.integers(8))
        if kind < 3:
            features = None if rng.random() < 0.3 else {"km": int(rng.integers(100)), "trips": int(rng.integers(9))}
            calls.append(("put", entity, version, features, at))
        elif kind < 6:
            calls.append(("get", entity, version, at))
        elif kind < 7:
            calls.append(("get_many", ["rider-4", "rider-1", "rider-3"], version, at))
        else:
            calls.append(("purge", at))
    return calls


def hidden(rng):
    return [
        case("a busy day", init=(50,), calls=_random(rng, 120), group="random"),
        case("a busy day in several zones", init=(50,), calls=_random(rng, 120, (0, 2, -3)), group="random"),
        case(
            "no answer while the entry grows old", init=(100,), group="the store is down",
            calls=[
                ("put", "rider-1", 1, {"km": 1}, _at(0)), ("put", "rider-1", 1, None, _at(60)), ("get", "rider-1", 1, _at(90)), ("put", "rider-1", 1, None, _at(95)),
                ("get", "rider-1", 1, _at(130)), ("put", "rider-1", 1, {"km": 2}, _at(131)), ("get", "rider-1", 1, _at(140)),
            ],
        ),
        case("no answer and no entry", init=(100,), calls=[("put", "rider-1", 1, None, _at(0)), ("get", "rider-1", 1, _at(1)), ("get_many", ["rider-1"], 1, _at(1)), ("purge", _at(500))], group="the store is down"),
        case(
            "two questions in a row", init=(100,), group="several entities",
            calls=[("put", "rider-1", 1, {"km": 1}, _at(0)), ("put", "rider-2", 1, {"km": 2}, _at(0)), ("get_many", ["rider-1"], 1, _at(1)), ("get_many", ["rider-2"], 1, _at(2)), ("get_many", [], 1, _at(3))],
        ),
        case(
            "added to a given dictionary", init=(100,), group="given dictionary",
            calls=[("put", "rider-1", 1, {"km": 1}, _at(0)), ("get_many", ["rider-1", "rider-2"], 1, _at(1), {"rider-2": {"km": 9}, "rider-1": {}}), ("get_many", ["rider-1"], 1, _at(2), {})],
        ),
        case("at the edge", init=(30,), calls=[("put", "rider-1", 1, {"km": 1}, _at(0)), ("get", "rider-1", 1, _at(29)), ("get", "rider-1", 1, _at(30)), ("get_many", ["rider-1"], 1, _at(30))], group="the edge of the time to live"),
        case("purge at the edge", init=(30,), calls=[("put", "rider-1", 1, {"km": 1}, _at(0)), ("put", "rider-2", 1, {"km": 1}, _at(1)), ("purge", _at(30)), ("purge", _at(31))], group="the edge of the time to live"),
        case("digits at the end of names", init=(90,), calls=[("put", "rider-1", 12, {"km": 1}, _at(0)), ("get", "rider-11", 2, _at(1)), ("put", "rider-11", 2, {"km": 7}, _at(2)), ("get", "rider-1", 12, _at(3))], group="names that run together"),
        case("signs in names", init=(90,), calls=[("put", "rider-1:1", 2, {"km": 1}, _at(0)), ("get", "rider-1", 12, _at(1)), ("get", "rider-1:1", 2, _at(2)), ("put", "rider-1_1", 2, {"km": 3}, _at(3)), ("get", "rider-1", 12, _at(4)), ("purge", _at(400))], group="names that run together"),
        case("put in one zone, asked in others", init=(600,), calls=[("put", "rider-1", 1, {"km": 1}, _at(0, 1)), ("get", "rider-1", 1, _at(300)), ("get", "rider-1", 1, _at(500, 5)), ("get", "rider-1", 1, _at(700, -8))], group="callers in several zones"),
        case("over midnight in one zone", init=(7200,), calls=[("put", "rider-1", 1, {"km": 1}, _at(39000, 1)), ("purge", _at(43000, -6)), ("get", "rider-1", 1, _at(46100, 2)), ("purge", _at(46300, 3))], group="callers in several zones"),
        case("two versions side by side", init=(60,), calls=[("put", "rider-1", 1, {"km": 1}, _at(0)), ("put", "rider-1", 2, {"km": 2}, _at(1)), ("get", "rider-1", 1, _at(2)), ("get", "rider-1", 2, _at(3)), ("put", "rider-1", 1, {"km": 5}, _at(50)), ("purge", _at(65)), ("get", "rider-1", 1, _at(66))], group="versions"),
    ]
