# Plain sets of users per month.
import pandas as pd


def retention(events, last_month):
    number = lambda text: int(text[:4]) * 12 + int(text[5:7]) - 1
    last = number(last_month)
    months = {}
    for user, at in zip(events["user"], events["at"]):
        m = at.year * 12 + at.month - 1
        if m <= last:
            months.setdefault(user, set()).add(m)
    first = {user: min(seen) for user, seen in months.items()}
    begin = min(first.values())
    rows = []
    for c in sorted(set(first.values())):
        members = [u for u in first if first[u] == c]
        shares = [
            sum(c + age in months[u] for u in members) / len(members) if c + age <= last else float("nan")
            for age in range(last - begin + 1)
        ]
        rows.append([f"{c // 12:04d}-{c % 12 + 1:02d}", len(members), *shares])
    return pd.DataFrame(rows, columns=["cohort", "users", *range(last - begin + 1)])
