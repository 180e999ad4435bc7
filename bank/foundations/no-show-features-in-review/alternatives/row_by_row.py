# Plain loops over the rows, with every statistic written out.
import pandas as pd


def prepare(bookings, cutoff):
    latest = {}
    for row in bookings.to_dict("records"):
        known = latest.get(row["booking_id"])
        if known is None or row["exported_at"] > known["exported_at"]:
            latest[row["booking_id"]] = row
    rows = [latest[key] for key in sorted(latest)]
    train = [row for row in rows if row["booked_on"] < cutoff]
    prices = sorted(row["price"] for row in train if row["price"] == row["price"])
    half = len(prices) // 2
    median = prices[half] if len(prices) % 2 else (prices[half - 1] + prices[half]) / 2
    filled = [row["price"] if row["price"] == row["price"] else median for row in train]
    mean = sum(filled) / len(filled)
    spread = (sum((price - mean) ** 2 for price in filled) / len(filled)) ** 0.5
    share = sum(row["no_show"] for row in train) / len(train)
    parts = ([], [])
    for row in rows:
        is_test = row["booked_on"] >= cutoff
        others = [r for r in train if r["channel"] == row["channel"] and r["booking_id"] != row["booking_id"]]
        price = row["price"] if row["price"] == row["price"] else median
        parts[is_test].append(
            {
                "booking_id": row["booking_id"],
                "past_no_shows": sum(
                    r["no_show"] for r in rows if r["guest"] == row["guest"] and r["arrives_on"] < row["booked_on"]
                ),
                "price": (price - mean) / spread,
                "channel_rate": (sum(r["no_show"] for r in others) + 5 * share) / (len(others) + 5),
                "no_show": row["no_show"],
            }
        )
    return pd.DataFrame(parts[0]), pd.DataFrame(parts[1])
