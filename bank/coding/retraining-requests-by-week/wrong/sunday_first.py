# week limits: lets weeks begin on Sunday
from collections import Counter
from datetime import datetime, timedelta, timezone


def weekly_counts(timestamps, offset_minutes):
    zone = timezone(timedelta(minutes=offset_minutes))
    counts = Counter()
    for t in timestamps:
        d = datetime.fromisoformat(t).astimezone(zone).date()
        counts[d - timedelta(days=(d.weekday() + 1) % 7)] += 1
    if not counts:
        return []
    out, sunday = [], min(counts)
    while sunday <= max(counts):
        y, w, _ = (sunday + timedelta(days=1)).isocalendar()
        out.append((f"{y}-W{w:02d}", counts[sunday]))
        sunday += timedelta(days=7)
    return out
