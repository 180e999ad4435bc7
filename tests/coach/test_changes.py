"""What is told of the plan against yesterday's."""

import datetime as dt
from dataclasses import replace

from greenroom.coach.changes import changes
from greenroom.coach.plan import make_plan
from greenroom.coach.record import Inputs, Load
from tests.coach.makers import TODAY, a_subject, a_target, answered, inputs, items

TOMORROW = TODAY + dt.timedelta(days=1)
HEADS = items("a", 12, 30.0)
BEFORE = inputs(HEADS, a_subject({"a": 1.0}), a_target(4, (1.0,) * 7))


def told(now: Inputs) -> str:
    return changes(BEFORE, now, make_plan(now)).sentence


def test_a_day_that_went_as_planned_moves_nothing() -> None:
    done = answered("a-0", "a-1")
    assert told(replace(BEFORE, today=TOMORROW, learner=done)) == (
        "Re-planned today: nothing moved since yesterday."
    )


def test_work_that_was_not_done_moves_and_is_the_reason() -> None:
    sentence = told(replace(BEFORE, today=TOMORROW))
    assert sentence == (
        "Re-planned today: 6 tasks moved, 2 tasks left, because 2 of yesterday's were not done."
    )


def test_work_done_ahead_lets_work_come_in() -> None:
    done = answered("a-0", "a-1", "a-2", "a-3")
    sentence = told(replace(BEFORE, today=TOMORROW, learner=done))
    assert sentence == (
        "Re-planned today: 4 tasks moved, 2 tasks came in, because 2 were done ahead of the plan."
    )


def test_a_new_target_and_more_reviews_are_reasons() -> None:
    done = answered("a-0", "a-1")
    now = replace(BEFORE, today=TOMORROW, learner=done, target=a_target(4, (2.0,) * 7))
    assert "because you changed the target" in told(now)
    reviews = {TOMORROW: Load(20, 30.0)}
    now = replace(BEFORE, today=TOMORROW, learner=done, reviews=reviews)
    assert "because reviews of the next 7 days take 30 min more" in told(now)


def test_answers_that_change_what_gains_most_are_a_reason() -> None:
    heads = [*items("a", 4, 30.0), *items("b", 4, 30.0)]
    weights = {"a": 0.5, "b": 0.5}
    before = replace(BEFORE, heads=heads, subject=a_subject(weights, {"a": 2.0, "b": 1.0}))
    learner = replace(answered("a-0", "a-1"), count=2)
    subject = a_subject(weights, {"a": 0.1, "b": 2.0})
    now = replace(before, today=TOMORROW, learner=learner, subject=subject)
    assert "your answers changed what gains most" in changes(before, now, make_plan(now)).sentence
