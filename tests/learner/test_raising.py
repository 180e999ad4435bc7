"""What would raise readiness most an hour."""

import re

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from greenroom.learner.raising import LEAST_HOURS, LIFT, MOST_HOURS, Raise, raising
from greenroom.learner.readiness import against
from tests.learner.loops import HOURS, LOOP, MANY, TOPICS, TREE, all_near, near


def by_topic(seen: dict[str, np.ndarray]) -> dict[str, Raise]:
    found = raising(TREE.read(seen), LOOP, MANY, HOURS)
    return {one.standing.topic: one for one in found}


def test_the_gain_is_the_chance_after_the_lift_less_that_of_today() -> None:
    seen = all_near(-0.5, 0.02)
    found = by_topic(seen)["drift"]
    # So far below the bar with so little doubt, the whole lift counts.
    assert found.below == pytest.approx(1, abs=1e-6)
    before = TREE.read(seen).composite(LOOP.topics)
    after = before._replace(mean=before.mean + LIFT * LOOP.topics["drift"])
    gain = (
        against(after, LOOP.bar, LOOP.bar_sd).chance.value
        - against(before, LOOP.bar, LOOP.bar_sd).chance.value
    )
    assert found.gain == pytest.approx(gain, abs=1e-9)
    assert found.gain > 0.01


def test_what_is_above_the_bar_brings_nothing() -> None:
    found = by_topic({**all_near(-0.5, 0.3), "drift": near(2.5, 0.1)})
    assert found["drift"].gain < 0.001 < found["caching"].gain


def test_the_most_an_hour_comes_first_and_hours_are_bounded() -> None:
    found = raising(TREE.read(all_near(0, 0.5)), LOOP, MANY, HOURS)
    rates = [one.per_hour for one in found]
    assert rates == sorted(rates, reverse=True)
    hours = {one.standing.topic: one.hours for one in found}
    assert hours == {"sorting": 1.0, "graphs": LEAST_HOURS, "drift": MOST_HOURS, "caching": 2.0}


def test_topics_without_questions_are_left_out() -> None:
    found = raising(TREE.read({}), LOOP, MANY, {"drift": 1.0, "gone": 3.0})
    assert [one.standing.topic for one in found] == ["drift"]
    assert raising(TREE.read({}), LOOP, MANY, {}) == ()


def test_a_topic_of_two_rounds_has_their_mean_bar_by_weight() -> None:
    found = by_topic(all_near(0, 0.5))
    assert found["drift"].bar == pytest.approx(0.6)
    assert found["drift"].round == "Design"
    assert found["drift"].share == pytest.approx(0.75 * 0.75)


def test_the_reason_has_the_interval_and_the_count_and_no_gain_while_wide() -> None:
    one = by_topic(all_near(-0.5, 0.4))["drift"]
    told = one.reason("Drift", is_wide=False)
    assert re.match(r"Drift is 56\.2% of this loop, most of it in Design\. Your level there", told)
    assert re.search(r"is -\d\.\d \(-\d\.\d to -?\d\.\d\) after 10 answers", told)
    assert re.search(r"about \d+\.\d points of the chance an hour\.$", told)
    assert "points" not in one.reason("Drift", is_wide=True)
    bare = raising(TREE.read({}), LOOP, {"drift": 1}, HOURS)
    reasons = {r.standing.topic: r.reason(r.standing.topic, is_wide=True) for r in bare}
    assert "after 1 answer," in reasons["drift"]
    assert "after no answers," in reasons["caching"]


@settings(max_examples=40, deadline=None)
@given(
    st.dictionaries(st.sampled_from(TOPICS), st.builds(near, st.floats(-6, 6), st.floats(0.01, 5))),
    st.dictionaries(st.sampled_from(TOPICS), st.floats(0, 1e6)),
)
def test_gains_are_never_negative_nor_more_than_the_lift_could_bring(
    seen: dict[str, np.ndarray], hours: dict[str, float]
) -> None:
    for one in raising(TREE.read(seen), LOOP, MANY, hours):
        assert 0 <= one.gain <= 1
        assert 0 <= one.below <= 1
        assert LEAST_HOURS <= one.hours <= MOST_HOURS
        assert np.isfinite(one.per_hour)
