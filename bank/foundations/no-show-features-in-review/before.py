def prepare(bookings, cutoff):
    """Training and test rows of the no-show model, with the price as its only feature."""
    rows = bookings[["booking_id", "booked_on", "price", "no_show"]].dropna()
    train, test = rows[rows["booked_on"] < cutoff], rows[rows["booked_on"] >= cutoff]
    return train.drop(columns="booked_on"), test.drop(columns="booked_on")
