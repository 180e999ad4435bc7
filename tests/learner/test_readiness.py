"""Levels against bars."""

import math
import re
from statistics import NormalDist

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from greenroom.learner.grid import GRID, range_of
from greenroom.learner.readiness import (
    LEAST_ANSWERS,
    Against,
    Readiness,
    TooFew,
    against,
    band,
    percent,
    quantile,
    readiness,
)
from greenroom.learner.tree import Composite
from tests.learner.loops import (
    CODING,
    DESIGN,
    HOURS,
    LOOP,
    MANY,
    TOPICS,
    TREE,
    all_near,
    drawn,
    loop_of,
    near,
    round_of,
)

PHI = NormalDist().cdf


def normal_level(mean: float, sd: float) -> Composite:
    """A level that is normal, whatever the overall ability."""
    share = np.full(len(GRID), 1 / len(GRID))
    return Composite(share, np.full(len(GRID), mean), np.full(len(GRID), sd**2))


def found(level: float, sd: float) -> Readiness:
    made = readiness(TREE.read(all_near(level, sd)), LOOP, MANY, HOURS)
    assert isinstance(made, Readiness)
    return made


def test_the_chance_is_the_normal_one_where_level_and_bar_are_normal() -> None:
    made = against(normal_level(0.5, 0.3), bar=0.2, bar_sd=0.4)
    assert made.chance.value == pytest.approx(PHI(0.3 / 0.5), abs=1e-12)
    reach = 1.6448536 * 0.3
    assert made.level.low == pytest.approx(0.5 - reach, abs=1e-6)
    assert made.level.high == pytest.approx(0.5 + reach, abs=1e-6)
    assert made.chance.low == pytest.approx(PHI((0.3 - reach) / 0.4), abs=1e-6)
    assert made.chance.high == pytest.approx(PHI((0.3 + reach) / 0.4), abs=1e-6)


def test_the_chance_of_a_mixture_is_that_of_draws_from_it() -> None:
    level = TREE.read({"sorting": near(1.5, 0.3), "drift": near(-1.0, 0.6)}).composite(LOOP.topics)
    rng = np.random.default_rng(5)
    which = rng.choice(len(GRID), size=200_000, p=level.chance)
    draws = rng.normal(level.mean[which], np.sqrt(level.variance[which]))
    made = against(level, bar=0.1, bar_sd=0.4)
    meets = float(np.mean(draws > rng.normal(0.1, 0.4, len(draws))))
    # Four standard errors of the draws.
    assert made.chance.value == pytest.approx(meets, abs=0.0045)
    assert quantile(level, 0.05) == pytest.approx(float(np.quantile(draws, 0.05)), abs=0.02)
    assert quantile(level, 0.95) == pytest.approx(float(np.quantile(draws, 0.95)), abs=0.02)


def test_of_those_who_are_told_a_chance_as_large_a_share_meets_the_bar() -> None:
    rng = np.random.default_rng(9)
    told, met = [], []
    for _ in range(400):
        person = drawn(rng)
        noise = {topic: rng.choice([0.4, 1.0, 3.0]) for topic in TOPICS}
        seen = {t: near(rng.normal(person[t], noise[t]), noise[t]) for t in TOPICS}
        level = TREE.read(seen).composite(LOOP.topics)
        told.append(against(level, LOOP.bar, LOOP.bar_sd).chance.value)
        true = math.fsum(share * person[topic] for topic, share in LOOP.topics.items())
        met.append(true > rng.normal(LOOP.bar, LOOP.bar_sd))
    chances = np.array(told)
    error = math.sqrt(float(np.sum(chances * (1 - chances)))) / len(told)
    assert abs(np.mean(met) - chances.mean()) < 3 * error
    # Not by telling everybody the same: those told more than even meet it more often.
    high = chances > 0.5
    assert np.mean(np.array(met)[high]) > 0.6
    assert np.mean(np.array(met)[~high]) < 0.4


def test_the_level_of_a_round_with_one_topic_is_that_of_the_topic() -> None:
    abilities = TREE.read({"sorting": near(0.8, 0.7), "drift": near(-0.5, 0.5)})
    made = readiness(abilities, loop_of(round_of("coding", {"sorting": 1.0})), MANY, HOURS)
    assert isinstance(made, Readiness)
    own = range_of(abilities.topics[TREE.place["sorting"]])
    # Given the overall ability the level is taken as normal, which is near enough.
    assert made.rounds[0].against.level == pytest.approx(own, abs=0.06)


def test_a_loop_is_the_weighted_mean_of_its_rounds() -> None:
    made = found(0.5, 0.5)
    coding, design = (one.against for one in made.rounds)
    assert made.overall.bar == pytest.approx((0.3 + 3 * 0.6) / 4)
    assert made.overall.level.mean == pytest.approx(
        (coding.level.mean + 3 * design.level.mean) / 4, abs=1e-9
    )
    assert made.overall.bar_sd == pytest.approx(0.4)


def test_the_interval_closes_on_the_chance_as_answers_come() -> None:
    wide, narrow, exact = (found(0.5, sd).overall.chance for sd in (1.0, 0.3, 0.02))
    assert wide.high - wide.low > narrow.high - narrow.low > exact.high - exact.low
    assert exact.high - exact.low < 0.25
    assert exact.low < exact.value < exact.high


def test_below_twelve_answers_it_only_says_how_many_are_missing() -> None:
    abilities = TREE.read(all_near(3.0, 0.1))
    made = readiness(abilities, LOOP, {"sorting": LEAST_ANSWERS - 1}, HOURS)
    assert made == TooFew(LOOP, 11)
    assert made.missing == 1
    assert isinstance(readiness(abilities, LOOP, {}, HOURS), TooFew)
    assert isinstance(readiness(abilities, LOOP, {"sorting": 6, "drift": 6}, HOURS), Readiness)


def test_answers_on_topics_that_are_gone_do_not_count() -> None:
    assert readiness(TREE.read({}), LOOP, {"gone": 40, "drift": 2}, HOURS) == TooFew(LOOP, 2)


def test_a_wide_level_is_told_in_words_and_a_narrow_one_with_its_interval() -> None:
    wide, narrow = found(0.5, 4.0).overall, found(0.5, 0.3).overall
    assert wide.is_wide
    assert not re.search(r"\d", wide.told)
    assert not narrow.is_wide
    assert re.fullmatch(r"\d+%, 90% interval \d+% to \d+%", narrow.told)


def test_rounds_without_questions_are_not_measured() -> None:
    made = readiness(TREE.read(all_near(0, 1)), LOOP, MANY, {"sorting": 1.0})
    assert isinstance(made, Readiness)
    coding, design = made.rounds
    assert coding.unmeasured == ("graphs",)
    assert coding.measured_share == pytest.approx(0.5)
    assert coding.is_measured
    assert [weak.topic for weak in coding.weakest] == ["sorting"]
    assert not design.is_measured
    assert design.told.startswith("not measured")
    assert design.weakest == ()


def test_the_weakest_topics_come_first_and_then_those_with_the_most_weight() -> None:
    abilities = TREE.read({"drift": near(1, 0.3), "caching": near(-1, 0.3)})
    made = readiness(abilities, loop_of(CODING, DESIGN), MANY, HOURS)
    assert isinstance(made, Readiness)
    assert [weak.topic for weak in made.rounds[1].weakest] == ["caching", "drift"]
    equal = readiness(TREE.read({}), loop_of(DESIGN), MANY, HOURS)
    assert isinstance(equal, Readiness)
    assert [weak.topic for weak in equal.rounds[0].weakest] == ["drift", "caching"]


def test_words_and_percentages_claim_no_certainty() -> None:
    assert percent(0.0) == "under 1%"
    assert percent(1.0) == "over 99%"
    assert percent(0.625) == "62%"
    assert band(0.0) == "most likely below the bar"
    assert band(0.5) == "too close to the bar to tell"
    assert band(1.0) == "most likely above the bar"


levels = st.floats(-6, 6)
likelihoods = st.dictionaries(
    st.sampled_from([*TOPICS, "gone"]), st.builds(near, levels, st.floats(0.01, 5)), max_size=5
)
bars = st.floats(-3, 3)
bar_sds = st.floats(0.05, 2)


def sound(of: Against) -> bool:
    value, low, high = of.chance
    return (
        all(map(math.isfinite, (*of.level, value, low, high)))
        and 0 <= low <= value <= high <= 1
        and of.level.low <= of.level.high
    )


@settings(max_examples=60, deadline=None)
@given(likelihoods, bars, bar_sds)
def test_whatever_the_answers_chances_are_chances_and_hold_their_interval(
    seen: dict[str, np.ndarray], bar: float, bar_sd: float
) -> None:
    loop = loop_of(round_of("coding", CODING.topics, bar, bar_sd), DESIGN)
    made = readiness(TREE.read(seen), loop, MANY, HOURS)
    assert isinstance(made, Readiness)
    assert sound(made.overall)
    assert all(sound(one.against) for one in made.rounds)


@settings(max_examples=40, deadline=None)
@given(likelihoods, bars, st.floats(0.01, 3), bar_sds)
def test_a_higher_bar_never_raises_the_chance(
    seen: dict[str, np.ndarray], bar: float, rise: float, bar_sd: float
) -> None:
    level = TREE.read(seen).composite(LOOP.topics)
    lower, higher = (against(level, at, bar_sd).chance for at in (bar, bar + rise))
    assert higher.value <= lower.value + 1e-12
    assert higher.low <= lower.low + 1e-12
    assert higher.high <= lower.high + 1e-12
