"""What the cases of the weekly counts test."""

from datetime import datetime, timedelta, timezone

from cases_kit import case


def _texts(rng, first, days, n):
    texts = []
    for _ in range(n):
        moment = first + timedelta(seconds=int(rng.integers(days * 86400)))
        zone = timezone(timedelta(minutes=int(rng.choice([-480, -210, 0, 60, 330, 720]))))
        texts.append(moment.replace(tzinfo=timezone.utc).astimezone(zone).isoformat())
    return texts


def visible():
    return [
        case("Sunday night is Monday", ["2026-03-01T23:30:00+00:00", "2026-03-15T09:00:00+00:00"], 60),
        case("a week without requests", ["2026-06-24T08:00:00+02:00", "2026-06-10T08:00:00+02:00", "2026-06-12T17:45:10+02:00"], 120),
        case("the last days of a year", ["2024-12-30T12:00:00+00:00", "2024-12-29T12:00:00+00:00"], 0),
    ]


def hidden(rng):
    edge = ["2026-05-04T00:00:00+00:00", "2026-05-03T23:59:59+00:00", "2026-05-10T23:59:59+00:00", "2026-05-11T00:00:00+00:00"]
    mixed = ["2026-08-17T03:00:00+05:30", "2026-08-16T20:00:00-08:00", "2026-08-16T23:00:00+01:00", "2026-08-17T00:30:00+00:00"]
    return [
        case("the first and the last second of a week", edge, 0, group="week limits"),
        case("all seven days of one week", [f"2026-09-{d:02d}T12:00:00+00:00" for d in range(7, 14)], 0, group="week limits"),
        case("offsets of several regions", mixed, 0, group="zones"),
        case("a reporting zone west of UTC", mixed, -480, group="zones"),
        case("a reporting zone of five and a half hours", mixed, 330, group="zones"),
        case("week 53", ["2020-12-28T10:00:00+00:00", "2021-01-03T22:00:00+00:00", "2021-01-04T01:00:00+00:00"], 0, group="turn of the year"),
        case("week 1 begins in December", ["2025-12-29T00:00:00+00:00", "2026-01-04T10:00:00+00:00"], 0, group="turn of the year"),
        case("January days of the old year's last week", ["2027-01-02T10:00:00+00:00", "2027-01-12T10:00:00+00:00"], 0, group="turn of the year"),
        case("many empty weeks over New Year", ["2025-11-20T10:00:00+00:00", "2026-02-10T10:00:00+00:00"], 60, group="empty weeks"),
        case("over a year of silence", ["2024-02-29T10:00:00+00:00", "2025-05-10T10:00:00+00:00", "2025-05-10T10:00:00+00:00"], 0, group="empty weeks"),
        case("no requests", [], 60, group="few requests"),
        case("one request", ["2026-11-21T10:00:00-03:00"], 840, group="few requests"),
        case("a busy year", _texts(rng, datetime(2025, 6, 1), 400, 120), int(rng.choice([-300, 60, 345])), group="random"),
        case("a few requests in three years", _texts(rng, datetime(2023, 1, 1), 1100, 25), int(rng.choice([-720, 600, 840])), group="random"),
    ]
