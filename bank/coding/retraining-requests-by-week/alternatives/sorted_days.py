# Sort the days, then move a pointer through them week by week; the label from the week's Thursday.
from datetime import datetime, timedelta


def weekly_counts(timestamps, offset_minutes):
    days = []
    for text in timestamps:
        moment = datetime.fromisoformat(text)
        local = moment.replace(tzinfo=None) - moment.utcoffset() + timedelta(minutes=offset_minutes)
        days.append(local.date())
    days.sort()
    out, at = [], 0
    if days:
        end = days[0] + timedelta(days=7 - days[0].weekday())
    while at < len(days):
        before = at
        while at < len(days) and days[at] < end:
            at += 1
        thursday = end - timedelta(days=4)
        week = (thursday.timetuple().tm_yday - 1) // 7 + 1
        out.append([f"{thursday.year}-W{week:02d}", at - before])
        end += timedelta(days=7)
    return out
