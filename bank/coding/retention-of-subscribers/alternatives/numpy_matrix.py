# A matrix of users by months, shifted per cohort.
import numpy as np
import pandas as pd


def retention(events, last_month):
    month = events["at"].dt.year.to_numpy() * 12 + events["at"].dt.month.to_numpy()
    year, m = map(int, last_month.split("-"))
    last = year * 12 + m
    kept = month <= last
    users, row = np.unique(events["user"].to_numpy()[kept], return_inverse=True)
    begin = month[kept].min()
    width = last - begin + 1
    active = np.zeros((len(users), width), dtype=bool)
    active[row, month[kept] - begin] = True
    start = active.argmax(axis=1)
    out = {}
    for s in np.unique(start):
        shares = active[start == s].mean(axis=0)[s:]
        code = begin + s - 1
        out[f"{code // 12}-{code % 12 + 1:02d}"] = [int((start == s).sum()), *shares, *[np.nan] * int(s)]
    frame = pd.DataFrame.from_dict(out, orient="index", columns=["users", *range(width)])
    frame.insert(0, "cohort", frame.index)
    return frame.reset_index(drop=True)
