# ages: keeps ages that nobody has
import pandas as pd


def clean(raw):
    t = raw.apply(lambda c: c.astype("str").str.strip())
    ok = t["id"].str.fullmatch("[0-9]+").fillna(False).astype(bool)
    f = pd.DataFrame({"id": pd.to_numeric(t["id"].where(ok)), "age": pd.to_numeric(t["age"], errors="coerce"), "city": t["city"].str.lower().fillna("").replace("", "unknown"), "spend": pd.to_numeric(t["spend"].str.replace(",", ""), errors="coerce"), "updated": pd.to_datetime(t["updated"], format="%Y-%m-%d %H:%M", errors="coerce")}).dropna(subset=["id", "updated"])
    f = f.sort_values("updated", kind="stable").drop_duplicates("id", keep="last")
    f["age"] = f["age"].fillna(f["age"].median())
    return f.astype({"id": "int64"}).sort_values("id", ignore_index=True)
