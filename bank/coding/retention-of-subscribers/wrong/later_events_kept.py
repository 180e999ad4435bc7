# events after the last month: counts users who are new only after the last month
import pandas as pd


def retention(events, last_month):
    last = pd.Period(last_month, "M").ordinal
    a = events.assign(m=events["at"].dt.to_period("M").astype("int64")).drop_duplicates(["user", "m"])
    c = a.groupby("user")["m"].transform("min")
    n = pd.crosstab(c, a["m"] - c).reindex(columns=range(last - c.min() + 1), fill_value=0)
    t = n.div(n[0], axis=0)
    for k in t.columns:
        t[k] = t[k].where(t.index + k <= last)
    t.insert(0, "cohort", [str(pd.Period(ordinal=m, freq="M")) for m in t.index])
    t.insert(1, "users", n[0])
    return t.reset_index(drop=True)
