COLUMNS = ["booking_id", "past_no_shows", "price", "channel_rate", "no_show"]
PRIOR_WEIGHT = 5


def prepare(bookings, cutoff):
    """Training and test rows of the no-show model."""
    # The nightly exports overlap: keep the last state of each booking.
    rows = bookings.sort_values("exported_at").drop_duplicates("booking_id", keep="last")
    rows = rows.sort_values("booking_id", ignore_index=True)

    # A guest's history does not end where the training part does.
    rows["past_no_shows"] = past_no_shows(rows)

    train = rows[rows["booked_on"] < cutoff].copy()
    test = rows[rows["booked_on"] >= cutoff].copy()

    # Both parts are scaled with the numbers of the training part.
    median = train["price"].median()
    filled = train["price"].fillna(median)
    for part in (train, test):
        part["price"] = (part["price"].fillna(median) - filled.mean()) / filled.std(ddof=0)

    share = train["no_show"].mean()
    rates = [channel_rate(part, train, share) for part in (train, test)]
    train["channel_rate"], test["channel_rate"] = rates
    return tuple(part[COLUMNS].reset_index(drop=True) for part in (train, test))


def past_no_shows(rows):
    """How many no-shows of the same guest were known when each booking was made."""
    pairs = rows.merge(rows, on="guest", suffixes=("", "_past"))
    # Only what the hotel had seen by then: nothing from the future.
    known = pairs[pairs["arrives_on_past"] < pairs["booked_on"]]
    counts = known.groupby("booking_id")["no_show_past"].sum()
    return rows["booking_id"].map(counts).fillna(0)


def channel_rate(part, train, share):
    """The share of no-shows of each row's channel, drawn towards the overall share."""
    seen = train.groupby("channel")["no_show"].agg(["sum", "count"])
    # A channel that is new in the test part has no bookings, and gets the overall share.
    seen = seen.reindex(part["channel"], fill_value=0).set_axis(part.index)
    # A training row must not see its own outcome.
    own = part.index.isin(train.index)
    no_shows, count = seen["sum"] - own * part["no_show"], seen["count"] - own
    return (no_shows + PRIOR_WEIGHT * share) / (count + PRIOR_WEIGHT)
