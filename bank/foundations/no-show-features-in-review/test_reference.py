import pandas as pd
from work import prepare

CUTOFF = pd.Timestamp("2026-03-01")


def table(rows):
    names = ["booking_id", "exported_at", "guest", "booked_on", "arrives_on", "channel", "price", "no_show"]
    frame = pd.DataFrame(rows, columns=names)
    for name in ("exported_at", "booked_on", "arrives_on"):
        frame[name] = pd.to_datetime("2026-01-01") + pd.to_timedelta(frame[name], unit="D")
    return frame


ROWS = [
    (1, 1, 7, 3, 20, "web", 80.0, 1),
    (2, 1, 8, 9, 12, "web", 90.0, 0),
    (3, 1, 7, 25, 90, "phone", 120.0, 1),
    (4, 1, 7, 70, 75, "web", 160.0, 0),
]


def test_a_booking_counts_once_in_its_last_state():
    train, test = prepare(table([*ROWS, (2, 5, 8, 65, 66, "web", 90.0, 1)]), CUTOFF)
    assert list(train["booking_id"]) == [1, 3]
    assert list(test["booking_id"]) == [2, 4]
    assert list(test["no_show"]) == [1, 0]


def test_prices_of_the_test_part_do_not_reach_the_training_part():
    dear = [row if row[0] < 4 else (*row[:6], 9000.0, 0) for row in ROWS]
    assert list(prepare(table(ROWS), CUTOFF)[0]["price"]) == list(prepare(table(dear), CUTOFF)[0]["price"])


def test_an_outcome_counts_after_the_arrival():
    train, test = prepare(table(ROWS), CUTOFF)
    assert list(train["past_no_shows"]) == [0, 0, 1]
    assert list(test["past_no_shows"]) == [1]


def test_a_training_row_leaves_itself_out():
    train, _ = prepare(table(ROWS), CUTOFF)
    share = 2 / 3
    wanted = [(0 + 5 * share) / 6, (1 + 5 * share) / 6, share]
    assert all(abs(got - want) < 1e-9 for got, want in zip(train["channel_rate"], wanted))
