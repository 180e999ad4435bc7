# several events in a month: counts events instead of users
import pandas as pd


def retention(events, last_month):
    last = pd.Period(last_month, "M").ordinal
    a = events.assign(m=events["at"].dt.to_period("M").astype("int64"))
    a = a[a["m"] <= last]
    c = a.groupby("user")["m"].transform("min")
    size = a.groupby(c)["user"].nunique()
    t = pd.crosstab(c, a["m"] - c).reindex(columns=range(last - c.min() + 1), fill_value=0).div(size, axis=0)
    for k in t.columns:
        t[k] = t[k].where(t.index + k <= last)
    t.insert(0, "cohort", [str(pd.Period(ordinal=m, freq="M")) for m in t.index])
    t.insert(1, "users", size)
    return t.reset_index(drop=True)
