import pandas as pd


def clean(raw):
    text = raw.apply(lambda column: column.str.strip())
    age = pd.to_numeric(text["age"], errors="coerce")
    frame = pd.DataFrame(
        {
            "id": pd.to_numeric(text["id"].str.extract("^([0-9]+)$", expand=False)),
            "age": age.where(age.between(0, 120)),
            "city": text["city"].str.lower().fillna("").replace("", "unknown"),
            "spend": pd.to_numeric(text["spend"].str.replace(",", ""), errors="coerce"),
            "updated": pd.to_datetime(text["updated"], format="%Y-%m-%d %H:%M", errors="coerce"),
        }
    ).dropna(subset=["id", "updated"])
    frame = frame.sort_values("updated", kind="stable").drop_duplicates("id", keep="last")
    frame["age"] = frame["age"].fillna(frame["age"].median())
    return frame.astype({"id": "int64"}).sort_values("id", ignore_index=True)
