"""The clock and the interview that reviews go by."""

import datetime as dt

from greenroom.model.target import Target
from greenroom.practice.review_day import latest_target, review_day
from tests.parts import START
from tests.places import ME, Place

HOURS = (1.0,) * 7


def target(zone: str, date: dt.date | None, set_at: dt.datetime = START) -> Target:
    return Target("ml-engineer-mid", date, HOURS, zone, set_at)


def test_without_a_target_the_day_is_that_of_the_clock(place: Place) -> None:
    assert latest_target(place.store, ME) is None
    assert review_day(place.ports, ME) == (place.clock(), None)


def test_the_latest_target_gives_zone_and_interview(place: Place) -> None:
    interview = dt.date(2027, 1, 5)
    place.store.set_target(ME, "one", target("Europe/Berlin", None))
    later = START + dt.timedelta(minutes=1)
    place.store.set_target(ME, "two", target("Asia/Tokyo", interview, later))
    found = review_day(place.ports, ME)
    assert found.interview == interview
    assert found.now == place.clock()
    assert found.now.utcoffset() == dt.timedelta(hours=9)


def test_a_zone_that_is_not_known_here_is_read_as_utc(place: Place) -> None:
    place.store.set_target(ME, "one", target("Mars/Olympus", None))
    assert review_day(place.ports, ME).now.utcoffset() == dt.timedelta()
