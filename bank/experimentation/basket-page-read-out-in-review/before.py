def read_out(rows, share_b, day, last_day):
    """Orders per session of both arms, for a person to look at."""
    rates = {}
    for arm in "AB":
        sessions = sum(row[2] for row in rows if row[1] == arm)
        orders = sum(row[3] for row in rows if row[1] == arm)
        rates[arm] = orders / sessions
    return {"lift": rates["B"] / rates["A"] - 1}
