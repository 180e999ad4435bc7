# empty weeks: lists only weeks that have requests
from collections import Counter
from datetime import datetime, timedelta, timezone


def weekly_counts(timestamps, offset_minutes):
    zone = timezone(timedelta(minutes=offset_minutes))
    iso = [datetime.fromisoformat(t).astimezone(zone).isocalendar() for t in timestamps]
    counts = Counter((i[0], i[1]) for i in iso)
    return [(f"{y}-W{w:02d}", c) for (y, w), c in sorted(counts.items())]
