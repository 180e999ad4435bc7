# A loop over rows and a dictionary by customer.
import re
import statistics
from datetime import datetime

import pandas as pd


def _number(text):
    return float(text) if re.fullmatch(r"-?\d+(\.\d+)?", text) else None


def clean(raw):
    kept = {}
    for row in raw[["id", "age", "city", "spend", "updated"]].itertuples(index=False):
        key, age, city, spend, updated = ("" if v is None or v != v else str(v).strip() for v in row)
        try:
            at = datetime.strptime(updated, "%Y-%m-%d %H:%M")
        except ValueError:
            continue
        if not key.isdecimal():
            continue
        key, years = int(key), _number(age)
        if years is not None and not 0 <= years <= 120:
            years = None
        if key not in kept or at >= kept[key][4]:
            kept[key] = [key, years, city.lower() or "unknown", _number(spend.replace(",", "")), at]
    rows = [kept[key] for key in sorted(kept)]
    known = [row[1] for row in rows if row[1] is not None]
    for row in rows:
        if row[1] is None and known:
            row[1] = statistics.median(known)
    frame = pd.DataFrame(rows, columns=["id", "age", "city", "spend", "updated"])
    return frame.astype({"age": float, "spend": float})
