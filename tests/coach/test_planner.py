"""The plan of a person, from a real store and bank."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from greenroom.coach.planner import FORESEEN_DAYS, outlook
from greenroom.model.session import Blueprint
from greenroom.model.target import Target
from tests.banks import AREAS, write_bank
from tests.parts import START
from tests.places import ME, Place

LOOP = """
role = "ml-engineer"
level = "mid"
title = "ML engineer, mid"
about = "For tests."

[[rounds]]
id = "theory"
minutes = 45
weight = 1
bar = 0.3
bar_sd = 0.3
areas = { alpha = 1, beta = 1 }
"""
DAILY = (1.0,) * 7


@pytest.fixture
def bank_dir(tmp_path: Path) -> Path:
    made = write_bank(tmp_path / "bank")
    (made / "loops").mkdir()
    (made / "loops" / "ml-engineer-mid.toml").write_text(LOOP)
    return made


@pytest.fixture
def place(tmp_path: Path, bank_dir: Path) -> Iterator[Place]:
    made = Place(tmp_path, bank_dir)
    yield made
    made.close()


def aim(place: Place, days: int = 14, **changes: object) -> Target:
    date = place.clock().date() + dt.timedelta(days=days)
    target = Target("ml-engineer-mid", date, DAILY, "UTC", place.clock())
    target = replace(target, **changes)  # type: ignore[arg-type] # the fields' own types
    return place.store.set_target(ME, place.ids(), target)


def practise(place: Place, count: int, score: float = 1.0, **blueprint: object) -> None:
    made = Blueprint.model_validate(
        {"policy": "practice", "title": "x", "length": count, "kinds": ("choice",), **blueprint}
    )
    session = place.room.start(ME, made)
    while (position := place.room.current(session.id)) is not None:
        place.answer(session, position, place.right(session, position, score=score))


def test_without_a_target_there_is_no_plan(place: Place) -> None:
    assert outlook(place.ports, place.bank, ME) is None


def test_the_plan_is_of_the_loops_topics_and_is_the_same_each_time(place: Place) -> None:
    aim(place)
    found = outlook(place.ports, place.bank, ME)
    assert found is not None
    assert found.title == "ML engineer, mid"
    assert found.changes is None
    areas = {task.topic.split("-")[0] for d in found.plan.days for task in d.tasks if task.topic}
    assert areas == set(AREAS) - {"gamma"}
    assert outlook(place.ports, place.bank, ME) == found


def test_what_was_done_well_leaves_the_plan_counts_as_done_and_takes_its_minutes(
    place: Place,
) -> None:
    aim(place)
    practise(place, 3, topics=("alpha-one",))
    found = outlook(place.ports, place.bank, ME)
    assert found is not None
    done = {slot.item_uid for s in place.store.sessions(ME) for slot in s.slots}
    assert done.isdisjoint(found.plan.day_of)
    assert found.done == {"problem": 3}
    assert found.checklist[0].name == "problems"
    assert found.checklist[0].done == 3
    assert found.plan.days[0].hours_minutes == 60 - 3 * 2


def test_an_item_answered_again_is_a_review_and_an_exam_that_is_over_is_a_mock(
    place: Place,
) -> None:
    aim(place)
    uid = next(head.uid for head in place.bank.heads() if head.kind == "choice")
    practise(place, 1, items=(uid,))
    place.clock.forward(hours=1)
    practise(place, 1, items=(uid,))
    exam = Blueprint(policy="exam", title="x", length=2, minutes=10, kinds=("choice",))
    session = place.room.start(ME, exam)
    place.room.finish(session.id)
    found = outlook(place.ports, place.bank, ME)
    assert found is not None
    assert (found.done["review"], found.done["mock"]) == (1, 1)


def test_what_was_missed_comes_back_as_reviews_before_anything_else(place: Place) -> None:
    aim(place)
    practise(place, 6, score=0.0)
    place.clock.forward(days=1)
    found = outlook(place.ports, place.bank, ME)
    assert found is not None
    assert found.plan.review_minutes > 0
    first = next(day for day in found.plan.days if any(t.output == "review" for t in day.tasks))
    assert first.tasks[0].output == "review"
    missed = {slot.item_uid for s in place.store.sessions(ME) for slot in s.slots}
    assert missed.isdisjoint(found.plan.day_of)


def test_the_next_day_tells_what_moved(place: Place) -> None:
    aim(place)
    place.clock.forward(days=1)
    found = outlook(place.ports, place.bank, ME)
    assert found is not None
    assert found.changes is not None
    assert found.changes.sentence.startswith("Re-planned today: ")
    assert "were not done" in found.changes.sentence


def test_today_is_that_of_the_targets_time_zone(place: Place) -> None:
    place.clock.at = dt.datetime(2026, 11, 21, 23, 30, tzinfo=dt.UTC)
    aim(place, zone="Pacific/Kiritimati")
    found = outlook(place.ports, place.bank, ME)
    assert found is not None
    assert found.plan.today == dt.date(2026, 11, 22)


@pytest.mark.parametrize("zone", ["Europe/Berlin", "America/Sao_Paulo", "Africa/Cairo"])
def test_clocks_that_change_lose_no_day(place: Place, zone: str) -> None:
    for start in (
        dt.datetime(2027, 3, 26, 12, tzinfo=dt.UTC),
        dt.datetime(2026, 10, 30, 23, 30, tzinfo=dt.UTC),
    ):
        place.clock.at = start
        aim(place, 14, zone=zone)
        for _ in range(4):
            place.clock.forward(hours=11)
            found = outlook(place.ports, place.bank, ME)
            assert found is not None
            dates = [day.date for day in found.plan.days]
            assert dates == sorted(set(dates))
            assert (dates[-1] - dates[0]).days == len(dates) - 1


def test_a_loop_or_zone_that_is_not_here_is_said(place: Place) -> None:
    aim(place, loop="astronaut", zone="Mars/Olympus")
    found = outlook(place.ports, place.bank, ME)
    assert found is not None
    assert found.plan.minutes == 0
    assert "no loop 'astronaut'" in found.notes[0]
    assert "no time zone 'Mars/Olympus'" in found.notes[1]


def test_a_clock_that_went_back_breaks_nothing(place: Place) -> None:
    aim(place)
    practise(place, 2)
    place.clock.at = START - dt.timedelta(days=400)
    found = outlook(place.ports, place.bank, ME)
    assert found is not None
    assert found.plan.days
    assert found.changes is None


def test_an_exam_far_away_reserves_reviews_for_every_day_that_is_planned(place: Place) -> None:
    aim(place, 120)
    practise(place, 12, score=0.0)
    found = outlook(place.ports, place.bank, ME)
    assert found is not None
    reviews = [day.date for day in found.plan.days if any(t.output == "review" for t in day.tasks)]
    assert max(reviews) > found.plan.today + dt.timedelta(days=FORESEEN_DAYS)
