# turn of the year: puts the calendar year of the Monday before the ISO week
from collections import Counter
from datetime import datetime, timedelta, timezone


def weekly_counts(timestamps, offset_minutes):
    zone = timezone(timedelta(minutes=offset_minutes))
    days = [datetime.fromisoformat(t).astimezone(zone).date() for t in timestamps]
    counts = Counter(d - timedelta(days=d.weekday()) for d in days)
    if not counts:
        return []
    out, monday = [], min(counts)
    while monday <= max(counts):
        out.append((f"{monday.year}-W{monday.isocalendar()[1]:02d}", counts[monday]))
        monday += timedelta(days=7)
    return out
