"""What the cases of the no-show features test."""

import pandas as pd
from cases_kit import case

START = pd.Timestamp("2026-01-01")
CUTOFF = pd.Timestamp("2026-03-01")
CHANNELS = ["web", "phone", "agency", "desk"]


def _days(values):
    days = [START + pd.Timedelta(days=int(d)) for d in values]
    return pd.Series(days, dtype="datetime64[us]")


def _table(rows, index=None):
    """Rows of (booking, hour of export, guest, day booked, day of arrival, channel, price, no_show)."""
    at = list(zip(*rows))
    frame = pd.DataFrame(
        {
            "booking_id": pd.Series(at[0], dtype="int64"),
            "exported_at": pd.Series([START + pd.Timedelta(hours=int(h)) for h in at[1]], dtype="datetime64[us]"),
            "guest": pd.Series(at[2], dtype="int64"),
            "booked_on": _days(at[3]),
            "arrives_on": _days(at[4]),
            "channel": pd.Series(at[5]),
            "price": pd.Series(at[6], dtype="float64"),
            "no_show": pd.Series(at[7], dtype="int64"),
        }
    )
    return frame if index is None else frame.set_axis(index)


def _random(rng, n, channels=CHANNELS, guests=8, missing=0.2, copies=1.0, ahead=40, late=1.0):
    """Rows of n bookings over 100 days; `copies` is the chance that a booking was exported again."""
    rows = []
    for i in range(n):
        booked = int(rng.integers(0, 55)) if i < n // 2 else int(rng.integers(60, 100))
        if i == 0:
            booked = 59  # the day of the cutoff
        guest, exported = int(rng.integers(guests)), 24 * booked
        while True:
            price = None if rng.random() < missing else float(rng.integers(40, 400)) / 2
            price = price if price is None or booked < 59 else price * late
            rows.append(
                (
                    100 + 7 * i % 61 + 61 * (i // 61), exported, guest, booked, booked + int(rng.integers(0, ahead)),
                    channels[int(rng.integers(len(channels)))], price, int(rng.integers(2)),
                )
            )
            if rng.random() >= copies or len(rows) > 4 * n:
                break
            exported += int(rng.integers(1, 200))
            booked = max(0, booked + int(rng.integers(-30, 30)))
            copies = copies * 0.97
    return [rows[i] for i in rng.permutation(len(rows))]


def visible():
    small = [
        (1, 10, 7, 3, 20, "web", 80.0, 1),
        (2, 11, 8, 9, 12, "web", None, 0),
        (3, 12, 7, 25, 90, "phone", 120.0, 1),
        (4, 13, 9, 40, 41, "web", 100.0, 0),
        (5, 14, 7, 70, 75, "web", 160.0, 0),
        (6, 15, 8, 80, 99, "agency", None, 1),
    ]
    twice = [*small, (2, 40, 8, 65, 66, "phone", 90.0, 1), (4, 2, 9, 38, 41, "web", 300.0, 1)]
    return [
        case("six bookings, exported once", _table(small), CUTOFF),
        case("two of them exported again", _table(twice), CUTOFF),
    ]


def hidden(rng):
    plain = dict(copies=0.0, missing=0.0)
    shuffled = _random(rng, 40, copies=0.6)
    index = [int(i) for i in rng.permutation(len(shuffled)) % 7]
    same_day = [
        (1, 1, 5, 4, 10, "web", 50.0, 1), (2, 2, 5, 10, 15, "web", 70.0, 1), (3, 3, 5, 11, 11, "web", 60.0, 1),
        (4, 4, 5, 59, 70, "desk", 65.0, 0), (5, 5, 6, 58, 60, "desk", 90.0, 1), (6, 6, 5, 71, 80, "web", 10.0, 0),
    ]
    return [
        case("random bookings", _table(shuffled, index), CUTOFF, group="random"),
        case("bookings that changed", _table(_random(rng, 30, missing=0.0)), CUTOFF, group="several exports"),
        case("bookings that moved over the cutoff", _table(_random(rng, 24, guests=30, missing=0.0)), CUTOFF, group="several exports"),
        case("dearer bookings after the cutoff", _table(_random(rng, 30, copies=0.0, late=3.0)), CUTOFF, group="prices after the cutoff"),
        case("many prices are missing", _table(_random(rng, 30, copies=0.0, missing=0.5, late=0.25)), CUTOFF, group="prices after the cutoff"),
        case("guests who book long ahead", _table(_random(rng, 40, guests=3, **plain)), CUTOFF, group="stays that lie ahead"),
        case("arrival on the day of another booking", _table(same_day), CUTOFF, group="the same day"),
        case("channels with few bookings", _table(_random(rng, 24, channels=[f"c{i}" for i in range(9)], **plain)), CUTOFF, group="rare channels"),
        case("one channel", _table(_random(rng, 20, channels=["web"], **plain)), CUTOFF, group="rare channels"),
    ]
