# calendar months: takes 30 days since the first event for a month
import pandas as pd


def retention(events, last_month):
    last = pd.Period(last_month, "M").ordinal
    a = events.assign(m=events["at"].dt.to_period("M").astype("int64"))
    a = a[a["m"] <= last]
    c = a.groupby("user")["m"].transform("min")
    age = (a["at"] - a.groupby("user")["at"].transform("min")).dt.days // 30
    u = a.assign(c=c, age=age).drop_duplicates(["user", "age"])
    n = pd.crosstab(u["c"], u["age"]).reindex(columns=range(last - c.min() + 1), fill_value=0)
    t = n.div(n[0], axis=0)
    for k in t.columns:
        t[k] = t[k].where(t.index + k <= last)
    t.insert(0, "cohort", [str(pd.Period(ordinal=m, freq="M")) for m in t.index])
    t.insert(1, "users", n[0])
    return t.reset_index(drop=True)
