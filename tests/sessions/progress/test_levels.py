"""The tree of abilities, and the weakest topics."""

import datetime as dt
import math
from dataclasses import replace

import pytest

from greenroom.learner.ability import abilities, counts
from greenroom.learner.grid import normal, range_of
from greenroom.model.evidence import Evidence
from greenroom.sessions.progress.levels import Level, Levels, levels
from greenroom.sessions.progress.weakest import SHOWN, weakest
from tests.parts import START, evidence, head
from tests.sessions.progress.trees import TOPICS, TREE, answered, learner_of

LATER = START + dt.timedelta(days=60)


def levels_of(pieces: list[Evidence], at: dt.datetime | None = None) -> Levels:
    learner = learner_of(pieces)
    return levels(abilities(learner, TREE, at), counts(learner), TOPICS)


def all_of(found: Levels) -> list[Level]:
    parts = [[part.level, *part.topics] for part in found.rounds]
    return [found.overall, *(level for part in parts for level in part)]


def test_without_answers_every_level_is_the_prior_and_no_topic_is_listed() -> None:
    found = levels_of([])
    mean, low, high, _ = range_of(normal())
    for level in all_of(found):
        assert level.n == 0
        assert (level.mean, level.low, level.high) == pytest.approx((mean, low, high), abs=0.02)
    assert [(part.level.title, part.topics, part.unanswered) for part in found.rounds] == [
        ("Theory", (), 2),
        ("Coding", (), 1),
    ]


def test_counts_add_up_from_topics_to_rounds_to_all() -> None:
    found = levels_of([*answered(3, 1.0), *answered(2, 0.0, "alpha-two"),
                       *answered(4, 1.0, "beta-one")])  # fmt: skip
    assert found.overall.n == 9
    assert [(part.level.name, part.level.n) for part in found.rounds] == [
        ("theory", 5),
        ("coding", 4),
    ]
    assert [(topic.title, topic.n) for topic in found.rounds[0].topics] == [
        ("Alpha one", 3),
        ("Alpha two", 2),
    ]
    assert found.rounds[0].unanswered == 0


def test_answers_on_a_topic_that_is_gone_count_nowhere() -> None:
    assert levels_of(answered(3, 1.0, "gone")).overall.n == 0


@pytest.mark.parametrize("score", [0.0, 0.5, 1.0])
@pytest.mark.parametrize("n", [1, 12, 300])
def test_every_figure_is_finite_in_order_and_on_the_side_of_the_answers(
    n: int, score: float
) -> None:
    found = levels_of([*answered(n, score), *answered(n, score, "beta-one")])
    for level in all_of(found):
        assert math.isfinite(level.mean)
        assert -4.7 < level.low < level.mean < level.high < 4.7
    if score != 0.5:
        assert (found.overall.mean > 0) is (score == 1.0)


def test_an_interval_is_wider_long_after_the_answers() -> None:
    pieces = answered(20, 1.0)
    now, later = levels_of(pieces), levels_of(pieces, START + dt.timedelta(days=3650))
    assert later.overall.high - later.overall.low > now.overall.high - now.overall.low


HEADS = [head(f"{topic}-{k}", topics=(topic,)) for topic in TOPICS.topic_ids for k in range(7)]


def test_the_weakest_topic_comes_first_and_says_how_much_is_new() -> None:
    pieces = [*answered(3, 0.0), *answered(3, 1.0, "beta-one")]
    learner = learner_of(pieces)
    first, second = weakest(levels_of(pieces), HEADS, learner, TOPICS, LATER)
    assert (first.level.name, first.practise, first.length) == ("alpha-one", "alpha-one", 5)
    assert first.do == "4 of 7 questions are new to you. 3 due for review."
    assert (second.level.name, second.do) == ("beta-one", first.do)
    at_once = weakest(levels_of(pieces), HEADS, learner, TOPICS, START)
    assert at_once[1].do == "4 of 7 questions are new to you."


def test_a_topic_to_know_first_is_practised_first_where_it_is_lower() -> None:
    pieces = [*answered(6, 0.0), *answered(2, 0.0, "alpha-two")]
    found = weakest(levels_of(pieces), HEADS, learner_of(pieces), TOPICS, LATER)
    by_name = {weak.level.name: weak for weak in found}
    assert by_name["alpha-two"].practise == "alpha-one"
    assert by_name["alpha-two"].do.startswith("Alpha one comes first and is lower still. 1 of 7")
    assert by_name["alpha-one"].practise == "alpha-one"


def test_a_topic_whose_questions_are_all_answered_says_so() -> None:
    pieces = answered(7, 1.0)
    [weak] = weakest(levels_of(pieces), HEADS, learner_of(pieces), TOPICS, START)
    assert weak.do == "All 7 questions were answered; the least seen come back."


def test_topics_without_answers_or_questions_are_not_named() -> None:
    pieces = answered(3, 0.0)
    assert weakest(levels_of(pieces), [], learner_of(pieces), TOPICS, LATER) == ()
    assert weakest(levels_of([]), HEADS, learner_of([]), TOPICS, LATER) == ()
    few = [replace(one, topics=("beta-one",)) for one in HEADS[:3]]
    assert weakest(levels_of(pieces), few, learner_of(pieces), TOPICS, LATER) == ()


def test_cards_alone_tell_of_no_level() -> None:
    pieces = [evidence("card", score=None, rating=3)]
    assert levels_of(pieces).overall.n == 0
    assert len(weakest(levels_of(pieces), HEADS, learner_of(pieces), TOPICS, LATER)) <= SHOWN
