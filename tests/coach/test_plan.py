"""The plan: what it may never do, and what it says of unusual inputs."""

import datetime as dt
from collections import Counter
from dataclasses import replace
from zoneinfo import available_timezones

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from greenroom.coach.days import HORIZON_DAYS, PRESETS, in_minutes
from greenroom.coach.plan import NEEDS_FIRST, NO_ITEMS, NO_ROOM, NOT_IN_ONE_PIECE, make_plan
from greenroom.coach.record import Inputs, Load, Meeting, Plan
from greenroom.coach.units import units_of
from greenroom.practice.zones import machine_zone, zone_or_utc
from tests.coach.makers import TODAY, a_subject, a_target, answered, inputs, items

TOPICS = ("a", "b", "c", "d")
MIDNIGHT = dt.datetime.combine(TODAY, dt.time.min, dt.UTC)
HOURS = st.sampled_from([0.0, 0.25, 0.5, 1.0, 3.0, 24.0])


@st.composite
def any_inputs(draw: st.DrawFn) -> Inputs:
    """A small bank, any weights and prerequisites (circles too), any target, any reviews."""
    topics = st.sampled_from(TOPICS)
    kinds = st.sampled_from(["choice", "open", "card"])
    heads = [
        item
        for topic in TOPICS
        for item in items(
            topic,
            draw(st.integers(0, 5)),
            draw(st.sampled_from([0.5, 5.0, 20.0, 50.0])),
            draw(kinds),
        )
    ]
    subject = a_subject(
        draw(st.dictionaries(topics, st.floats(0, 1), max_size=4)),
        {topic: draw(st.floats(0, 3)) for topic in TOPICS},
        draw(st.dictionaries(topics, st.lists(topics, max_size=2), max_size=4)),
        dict(zip(TOPICS, ("theory", "case", "behavioral", "theory"), strict=True)),
    )
    days = draw(st.one_of(st.none(), st.integers(-3, 40), st.just(3_650)))
    hours = tuple(draw(HOURS) for _ in range(7))
    return inputs(
        heads,
        subject,
        a_target(days, hours),
        answered(*draw(st.lists(st.sampled_from([h.uid for h in heads]), max_size=4)))
        if heads
        else None,
        reviews={
            TODAY + dt.timedelta(days=n): Load(minutes / 2, minutes)
            for n, minutes in enumerate(draw(st.lists(st.floats(0, 120), max_size=20)))
        },
        meetings=draw(st.sampled_from([(), (Meeting("Coding", 45.0), Meeting("Theory", 30.0))])),
        spent_minutes=draw(st.sampled_from([0.0, 20.0, 2_000.0])),
        mocks_this_week=draw(st.integers(0, 1)),
    )


def assert_sound(made: Inputs, plan: Plan) -> None:
    """Every promise at once: hours, prerequisites, once each, nothing lost, order of days."""
    for day in plan.days:
        assert day.minutes <= day.hours_minutes + 1e-6
        assert day.hours_minutes <= made.target.minutes_on(day.date)
    order = [task.id for day in plan.days for task in day.tasks]
    assert max(Counter(order).values(), default=0) <= 1
    place = {id_: n for n, id_ in enumerate(order)}
    units = units_of(made.heads, made.learner, made.subject)
    for unit in units:
        if unit.id in place:
            assert all(place[id_] < place[unit.id] for id_ in unit.after)
    planned = sum(unit.id in place for unit in units)
    dropped = sum(each.count for each in plan.dropped if not each.title.startswith(("Mock", "Wri")))
    dropped -= sum(each.title.startswith("Frame a case") for each in plan.dropped)
    assert planned + dropped == len(units)
    assert [day for week in plan.weeks for day in week.days] == list(plan.days)
    assert len(plan.days) <= HORIZON_DAYS


@settings(deadline=None, max_examples=150)
@given(any_inputs())
def test_hours_and_prerequisites_are_never_broken_and_all_work_is_accounted_for(
    made: Inputs,
) -> None:
    plan = make_plan(made, 5.0)
    assert_sound(made, plan)
    assert make_plan(made, 5.0) == plan
    greedy = make_plan(made, 0.0)
    assert_sound(made, greedy)


def test_the_plan_ends_on_the_day_before_the_interview() -> None:
    plan = make_plan(inputs(items("a", 3), a_subject({"a": 1.0}), a_target(28)))
    assert (plan.days[0].date, plan.days[-1].date) == (TODAY, TODAY + dt.timedelta(days=27))
    assert len(plan.weeks) == 4
    assert all(week.monday.weekday() == 0 for week in plan.weeks)


@pytest.mark.parametrize(
    ("days", "planned", "said"),
    [
        (None, 28, "No day of the interview is set"),
        (-5, 28, "is past"),
        (0, 0, "The interview is today"),
        (1, 1, "The interview is tomorrow"),
        (2, 2, None),
        (HORIZON_DAYS, HORIZON_DAYS, None),
        (3_650, HORIZON_DAYS, "3,650 days ahead"),
    ],
)
def test_every_distance_to_the_interview_gives_a_plan_and_a_sentence(
    days: int | None, planned: int, said: str | None
) -> None:
    plan = make_plan(inputs(items("a", 300, 60.0), a_subject({"a": 1.0}), a_target(days)))
    assert len(plan.days) == planned
    assert [said in note for note in plan.notes if said] == ([True] if said else [])


@pytest.mark.parametrize("preset", PRESETS, ids=lambda preset: str(preset.slug))
def test_every_preset_is_planned_whole(preset: tuple[str, str, int]) -> None:
    plan = make_plan(inputs(items("a", 300, 10.0), a_subject({"a": 1.0}), a_target(preset[2])))
    assert len(plan.days) == preset[2]
    assert plan.days[0].tasks


def test_a_day_at_the_end_of_the_calendar_does_not_break_it() -> None:
    made = inputs(items("a", 3), a_subject({"a": 1.0}), a_target(None))
    last = replace(made, today=dt.date.max - dt.timedelta(days=2))
    assert len(make_plan(last).days) == 2


def test_no_hours_and_an_empty_bank_are_said() -> None:
    subject = a_subject({"a": 1.0})
    none = make_plan(inputs(items("a", 3), subject, a_target(hours=(0.0,) * 7)))
    assert none.minutes == 0
    assert "No weekday has any hours" in none.notes[0]
    assert [each.count for each in none.dropped] == [3]
    empty = make_plan(inputs([], subject))
    assert "The bank is empty" in empty.notes[0]
    assert [(each.title, each.why) for each in empty.dropped] == [("a", NO_ITEMS)]


def test_reviews_come_first_and_what_does_not_fit_waits_for_the_next_day() -> None:
    reviews = {TODAY: Load(60, 90.0)}
    made = inputs(items("a", 100), a_subject({"a": 1.0}), reviews=reviews)
    plan = make_plan(made)
    first, second = plan.days[0], plan.days[1]
    assert [(task.output, task.minutes, task.count) for task in first.tasks] == [("review", 60, 40)]
    assert second.tasks[0].output == "review"
    assert second.tasks[0].minutes == pytest.approx(30)
    assert plan.review_minutes == pytest.approx(90)
    late = make_plan(replace(made, reviews={TODAY: Load(600, 60_000.0)}))
    assert any("reviews find no room" in note for note in late.notes)


def test_what_was_worked_today_is_taken_from_today() -> None:
    made = inputs(items("a", 100), a_subject({"a": 1.0}), spent_minutes=50.0)
    assert make_plan(made).days[0].minutes == 10
    assert make_plan(replace(made, spent_minutes=500.0)).days[0].tasks == ()


def test_the_topic_that_gains_most_comes_first_unless_another_comes_before_it() -> None:
    heads = [*items("a", 3), *items("b", 3)]
    plain = make_plan(inputs(heads, a_subject({"a": 0.1, "b": 0.9})))
    assert plain.days[0].tasks[0].topic in {"a", "b"}
    few = a_target(hours=(0.25, 0, 0, 0, 0, 0, 0), days=2)
    assert {
        t.topic
        for t in make_plan(inputs(heads, a_subject({"a": 0.1, "b": 0.9}), few)).days[0].tasks
    } == {"b"}
    built = a_subject({"a": 0.0, "b": 0.9}, after={"b": ("a",)})
    topics = [task.topic for task in make_plan(inputs(heads, built, few)).days[0].tasks]
    assert topics == ["a", "a", "b"]


def test_what_is_dropped_says_why() -> None:
    heads = [*items("a", 4, 10.0), *items("b", 1, 100.0), *items("c", 2, 5.0)]
    subject = a_subject({"a": 0.5, "b": 0.3, "c": 0.2}, after={"c": ("b",)})
    target = a_target(2, (0.5, 0.5, 0, 0, 0, 0, 0))
    why = {
        (each.title, each.why): each.count
        for each in make_plan(inputs(heads, subject, target)).dropped
    }
    assert why[("b", NO_ROOM)] == 1
    assert why[("c", NEEDS_FIRST)] == 2
    whole = make_plan(inputs(items("a", 1, 45.0), a_subject({"a": 1.0}), target))
    assert [each.why for each in whole.dropped] == [NOT_IN_ONE_PIECE]


def test_mocks_stand_in_the_second_half_one_a_week_and_rounds_take_turns() -> None:
    meetings = (Meeting("Coding", 45.0), Meeting("Theory", 30.0))
    made = inputs(items("a", 5), a_subject({"a": 1.0}), a_target(56), meetings=meetings)
    mocks = [t for day in make_plan(made).days for t in day.tasks if t.output == "mock"]
    assert len(mocks) in {4, 5}
    assert len({task.title for task in mocks}) == 2
    days = [d.date for d in make_plan(made).days if any(t.output == "mock" for t in d.tasks)]
    assert min(days) >= TODAY + dt.timedelta(days=21)
    assert len({day.isocalendar()[:2] for day in days}) == len(days)


def test_stories_without_an_item_keep_to_their_week_whichever_day_it_is_planned_on() -> None:
    subject = a_subject({"s": 0.5, "a": 0.5}, rounds={"s": "behavioral", "a": "theory"})
    made = inputs(items("a", 3), subject)
    target = replace(made.target, set_at=dt.datetime.combine(TODAY, dt.time(9), dt.UTC))
    made = replace(made, target=target)
    on = make_plan(made).day_of["story-s"]
    assert on.isocalendar()[:2] == TODAY.isocalendar()[:2]
    later = replace(made, today=TODAY + dt.timedelta(days=2))
    assert make_plan(later).day_of["story-s"] == on
    next_week = replace(made, today=TODAY + dt.timedelta(days=7))
    assert "story-s" not in make_plan(next_week).day_of


def test_unknown_zones_are_read_as_utc_and_known_ones_as_themselves() -> None:
    for name in ("", "Mars/Olympus", "../../etc/passwd", "Europe", "\x00", "x" * 5_000):
        assert zone_or_utc(name)[1] is False
        assert make_plan(inputs([], a_subject({}), a_target(zone=name))).days
    assert zone_or_utc("Asia/Kathmandu")[1]
    assert machine_zone({"TZ": ":Asia/Kathmandu"}) == "Asia/Kathmandu"
    assert machine_zone({"TZ": "nowhere"}) in available_timezones()


def test_time_is_told_as_people_write_it() -> None:
    found = [in_minutes(minutes) for minutes in (0, 0.2, 1, 59.6, 60, 90, 1_500)]
    assert found == ["0 min", "1 min", "1 min", "1 h", "1 h", "1 h 30 min", "25 h"]


@pytest.mark.parametrize(("a_day", "days"), [(0.05, 180), (1.4, 28), (2.6, 30)])
def test_as_many_reviews_are_told_as_are_expected(a_day: float, days: int) -> None:
    reviews = {TODAY + dt.timedelta(n): Load(a_day, 2 * a_day) for n in range(days)}
    hours = (2.0,) * 7
    plan = make_plan(inputs([], a_subject({}), a_target(days, hours), reviews=reviews))
    told = [task for day in plan.days for task in day.tasks if task.output == "review"]
    assert sum(task.count for task in told) == pytest.approx(a_day * days, abs=1)
    assert sum(task.minutes for task in told) == pytest.approx(2 * a_day * days, rel=0.05)


def test_weeks_are_counted_from_when_the_loop_was_first_aimed_at() -> None:
    rounds = {f"s{n}": "behavioral" for n in range(8)}
    made = inputs([], a_subject(dict.fromkeys(rounds, 1.0), rounds=rounds), aimed_at=MIDNIGHT)
    again = replace(made, aimed_at=MIDNIGHT - dt.timedelta(days=21))
    first, later = make_plan(made), make_plan(again)
    assert set(_stories(first)[:2]) == {"story-s0", "story-s1"}
    assert set(_stories(later)) == {"story-s6", "story-s7"}


def _stories(plan: Plan) -> list[str]:
    return [task.id for day in plan.days for task in day.tasks if task.output == "story"]


def test_stories_for_which_there_is_no_week_are_left_out_with_a_reason() -> None:
    rounds = {f"s{n}": "behavioral" for n in range(12)}
    subject = a_subject(dict.fromkeys(rounds, 1.0), rounds=rounds)
    plan = make_plan(inputs([], subject, a_target(10), aimed_at=MIDNIGHT))
    assert len(_stories(plan)) + len(plan.dropped) == 12
    assert any(one.why.startswith("2 a week are planned") for one in plan.dropped)
