"""The calendar file: read back it is the plan, in the right zone, whatever the texts hold."""

import datetime as dt
from dataclasses import replace
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from icalendar import Calendar, Event

from greenroom.coach.calendar import to_calendar
from greenroom.coach.plan import make_plan
from greenroom.coach.record import Day, Plan, Task
from greenroom.model.target import Target
from tests.coach.makers import HOURS, a_subject, a_target, inputs, items
from tests.parts import START


def events_of(content: bytes) -> list[Event]:
    return [
        event for event in Calendar.from_ical(content).walk("VEVENT") if isinstance(event, Event)
    ]


def start_of(event: Event) -> dt.datetime:
    assert isinstance(event.start, dt.datetime)
    return event.start


def end_of(event: Event) -> dt.datetime:
    assert isinstance(event.end, dt.datetime)
    return event.end


def a_plan(zone: str = "Europe/Berlin") -> Plan:
    made = inputs(items("a", 60, 10.0), a_subject({"a": 1.0}), a_target(28, zone=zone))
    return make_plan(made)


def one_day(date: dt.date, minutes: float, zone: str, title: str = "Work", why: str = "so") -> Plan:
    day = Day(date, minutes, (Task("x", "problem", title, minutes, why),))
    return Plan(Target("x", None, HOURS, zone, START), date, (day,), (), (), ())


def test_read_back_it_has_one_event_for_each_day_with_work() -> None:
    plan = a_plan()
    events = events_of(to_calendar(plan, "me", START, "Practice"))
    days = [day for day in plan.days if day.tasks]
    assert [start_of(event).date() for event in events] == [day.date for day in days]
    for event, day in zip(events, days, strict=True):
        assert end_of(event) - start_of(event) == dt.timedelta(minutes=round(day.minutes))
        assert str(start_of(event).tzinfo) == "Europe/Berlin"
        assert start_of(event).hour == 18
        assert str(event["summary"]) == f"Interview practice: {len(day.tasks)} problems"


def test_events_keep_their_names_when_the_plan_is_made_again_and_differ_between_learners() -> None:
    plan = a_plan()
    ids = [str(event["uid"]) for event in events_of(to_calendar(plan, "me", START, "x"))]
    later = START + dt.timedelta(hours=3)
    assert [str(e["uid"]) for e in events_of(to_calendar(plan, "me", later, "y"))] == ids
    others = [str(event["uid"]) for event in events_of(to_calendar(plan, "you", START, "x"))]
    assert len({*ids, *others}) == 2 * len(ids)


@pytest.mark.parametrize(
    ("zone", "date", "offset"),
    [
        ("Europe/Berlin", dt.date(2027, 3, 27), 1),
        ("Europe/Berlin", dt.date(2027, 3, 28), 2),
        ("Europe/Berlin", dt.date(2026, 10, 25), 1),
        ("America/Sao_Paulo", dt.date(2017, 10, 15), -2),
        ("Pacific/Kiritimati", dt.date(2026, 11, 23), 14),
        ("nowhere", dt.date(2026, 11, 23), 0),
    ],
)
@pytest.mark.parametrize("minutes", [5.0, 60.0, 360.0, 1_440.0])
def test_a_day_on_which_clocks_change_keeps_its_hour_and_its_minutes(
    zone: str, date: dt.date, offset: int, minutes: float
) -> None:
    (event,) = events_of(to_calendar(one_day(date, minutes, zone), "me", START, "x"))
    start, end = start_of(event).astimezone(dt.UTC), end_of(event).astimezone(dt.UTC)
    assert end - start == dt.timedelta(minutes=minutes)
    assert start_of(event).date() == date
    if minutes <= 360:
        assert start == dt.datetime.combine(date, dt.time(18), dt.UTC) - dt.timedelta(hours=offset)


def test_the_zone_comes_with_the_file() -> None:
    calendar = Calendar.from_ical(to_calendar(a_plan(), "me", START, "x"))
    (zone,) = calendar.walk("VTIMEZONE")
    assert str(zone["tzid"]) == "Europe/Berlin"
    assert ZoneInfo("Europe/Berlin").utcoffset(START.replace(tzinfo=None)) == dt.timedelta(hours=1)


@settings(deadline=None, max_examples=150)
@given(st.text(st.characters(), max_size=40), st.text(st.characters(), max_size=40))
def test_no_text_breaks_out_of_its_place(title: str, why: str) -> None:
    plan = one_day(dt.date(2026, 11, 23), 30.0, "UTC", title, why)
    (event,) = events_of(to_calendar(plan, title, START, why))
    assert sorted(event) == ["DESCRIPTION", "DTEND", "DTSTAMP", "DTSTART", "SUMMARY", "UID"]


def test_line_ends_commas_and_semicolons_stay_text() -> None:
    title = "a\r\nEND:VEVENT\r\nBEGIN:VALARM,;\\n\x00"
    plan = one_day(dt.date(2026, 11, 23), 30.0, "UTC", title)
    content = to_calendar(plan, "me", START, title)
    assert content.count(b"\r\nEND:VEVENT") == 1
    assert b"\x00" not in content
    assert "BEGIN:VALARM,;" in str(events_of(content)[0]["description"])


def test_a_plan_without_work_is_a_calendar_without_events() -> None:
    plan = make_plan(inputs([], a_subject({}), replace(a_target(0))))
    assert events_of(to_calendar(plan, "me", START, "x")) == []
