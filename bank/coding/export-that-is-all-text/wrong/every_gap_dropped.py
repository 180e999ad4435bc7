# missing spend: drops every row that has a gap
import pandas as pd


def clean(raw):
    t = raw.apply(lambda c: c.astype("str").str.strip())
    ok = t["id"].str.fullmatch("[0-9]+").fillna(False).astype(bool)
    age = pd.to_numeric(t["age"], errors="coerce")
    f = pd.DataFrame({"id": pd.to_numeric(t["id"].where(ok)), "age": age.where(age.between(0, 120)), "city": t["city"].str.lower().fillna("").replace("", "unknown"), "spend": pd.to_numeric(t["spend"].str.replace(",", ""), errors="coerce"), "updated": pd.to_datetime(t["updated"], format="%Y-%m-%d %H:%M", errors="coerce")}).dropna(subset=["id", "updated", "spend"])
    f = f.sort_values("updated", kind="stable").drop_duplicates("id", keep="last")
    f["age"] = f["age"].fillna(f["age"].median())
    return f.astype({"id": "int64"}).sort_values("id", ignore_index=True)
