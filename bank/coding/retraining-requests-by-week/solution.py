from collections import Counter
from datetime import datetime, timedelta, timezone


def weekly_counts(timestamps, offset_minutes):
    zone = timezone(timedelta(minutes=offset_minutes))
    counts = Counter()
    for text in timestamps:
        day = datetime.fromisoformat(text).astimezone(zone).date()
        counts[day - timedelta(days=day.weekday())] += 1
    if not counts:
        return []
    weeks = []
    monday = min(counts)
    while monday <= max(counts):
        year, week, _ = monday.isocalendar()
        weeks.append((f"{year}-W{week:02d}", counts[monday]))
        monday += timedelta(days=7)
    return weeks
