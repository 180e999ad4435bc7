# Seconds since a Monday in UTC, divided by the length of a week; counts in a list.
from datetime import datetime, timedelta, timezone

ORIGIN = datetime(1969, 12, 29, tzinfo=timezone.utc)


def weekly_counts(timestamps, offset_minutes):
    if not timestamps:
        return []
    shift = timedelta(minutes=offset_minutes)
    weeks = [(datetime.fromisoformat(t) - ORIGIN + shift) // timedelta(weeks=1) for t in timestamps]
    first = min(weeks)
    counts = [0] * (max(weeks) - first + 1)
    for week in weeks:
        counts[week - first] += 1
    labels = [(ORIGIN + timedelta(weeks=first + i)).strftime("%G-W%V") for i in range(len(counts))]
    return list(zip(labels, counts))
