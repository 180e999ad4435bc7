import pandas as pd
from work import prepare


def test_the_parts_are_split_by_date_and_complete():
    days = pd.to_datetime(["2026-01-05", "2026-02-01", "2026-04-01", "2026-05-01"])
    bookings = pd.DataFrame(
        {
            "booking_id": [1, 2, 3, 4],
            "exported_at": days,
            "guest": [1, 2, 3, 4],
            "booked_on": days,
            "arrives_on": days + pd.Timedelta(days=3),
            "channel": ["web", "phone", "web", "desk"],
            "price": [80.0, None, 90.0, 70.0],
            "no_show": [0, 1, 0, 1],
        }
    )
    bookings.loc[1, "price"] = 100.0
    train, test = prepare(bookings, pd.Timestamp("2026-03-01"))
    assert list(train["booking_id"]) == [1, 2]
    assert list(test["booking_id"]) == [3, 4]
    assert not train.isna().any().any()
    assert not test.isna().any().any()
    assert train["channel_rate"].between(0, 1).all()
