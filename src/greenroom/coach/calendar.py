"""The plan as a calendar file (RFC 5545), one event a day."""

import datetime as dt
import re
import uuid
from typing import Final

from icalendar import Calendar, Event

from greenroom.coach.days import in_minutes
from greenroom.coach.record import Day, Plan, Task
from greenroom.coach.words import counted
from greenroom.practice.zones import zone_or_utc

STARTS: Final = dt.time(18)
"""When a day's work begins in the calendar, unless it would then go on past midnight."""
_AFTER: Final = dt.timedelta(days=400)
"""So long after the last day the file still says when clocks change."""
_UNSEEN = re.compile(r"[\x00-\x1f\x7f\ud800-\udfff]+")
"""Control characters, which a calendar may not hold, and halves of surrogate pairs."""


def to_calendar(plan: Plan, learner_id: str, made_at: dt.datetime, name: str) -> bytes:
    """Every day that has tasks, as an event in the target's time zone.

    The events of one learner's day have the same UID whenever they are made, so that a calendar
    which reads the file again replaces them.

    made_at: with its zone.
    """
    calendar = Calendar()
    calendar.add("prodid", "-//Greenroom//Plan//EN")
    calendar.add("version", "2.0")
    calendar.add("x-wr-calname", _clean(name))
    for day in plan.days:
        if day.tasks:
            calendar.add_component(_event(day, plan.target.zone, learner_id, made_at))
    if plan.days:
        calendar.add_missing_timezones(plan.days[0].date, plan.days[-1].date + _AFTER)
    found: bytes = calendar.to_ical()
    return found


def _event(day: Day, zone_name: str, learner_id: str, made_at: dt.datetime) -> Event:
    zone, _ = zone_or_utc(zone_name)
    start = _start(day, zone)
    event = Event()
    event.add("uid", f"{_uid(day.date, learner_id)}@greenroom")
    event.add("dtstamp", made_at.astimezone(dt.UTC))
    event.add("dtstart", start)
    # Minutes are those of a clock that does not jump: an hour of work is one in the night when
    # clocks change, too.
    end = start.astimezone(dt.UTC) + dt.timedelta(minutes=max(1, round(day.minutes)))
    event.add("dtend", end.astimezone(zone))
    event.add("summary", f"Interview practice: {counted(day.counts)}")
    event.add("description", "\n".join(_line(task) for task in day.tasks))
    return event


def _uid(date: dt.date, learner_id: str) -> uuid.UUID:
    return uuid.uuid5(uuid.NAMESPACE_URL, f"greenroom:plan:{_clean(learner_id)}:{date.isoformat()}")


def _start(day: Day, zone: dt.tzinfo) -> dt.datetime:
    usual = STARTS.hour * 60 + STARTS.minute
    minute = max(0, min(usual, 24 * 60 - round(day.minutes)))
    at = dt.datetime.combine(day.date, dt.time(minute // 60, minute % 60), zone)
    # A time that clocks jump over does not exist; through UTC it becomes the one after.
    return at.astimezone(dt.UTC).astimezone(zone)


def _line(task: Task) -> str:
    return f"{in_minutes(task.minutes)}: {_clean(task.title)} ({_clean(task.why)})"


def _clean(text: str) -> str:
    return _UNSEEN.sub(" ", text)
