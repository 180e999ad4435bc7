import pandas as pd


def retention(events, last_month):
    last = pd.Period(last_month, "M").ordinal
    active = events.assign(month=events["at"].dt.to_period("M").astype("int64"))
    active = active[active["month"] <= last].drop_duplicates(["user", "month"])
    cohort = active.groupby("user")["month"].transform("min")
    counts = pd.crosstab(cohort, active["month"] - cohort)
    counts = counts.reindex(columns=range(last - counts.index.min() + 1), fill_value=0)
    table = counts.div(counts[0], axis=0)
    for age in table.columns:
        table[age] = table[age].where(table.index + age <= last)
    months = [str(pd.Period(ordinal=month, freq="M")) for month in table.index]
    table.insert(0, "cohort", months)
    table.insert(1, "users", counts[0])
    return table.reset_index(drop=True)
