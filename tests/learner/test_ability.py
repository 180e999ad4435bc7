"""What is kept of answers, and what is forgotten of them."""

import datetime as dt

import numpy as np
import pytest

from greenroom.learner.ability import HALF_LIFE, abilities, answers, counts
from greenroom.learner.fold import fold
from greenroom.learner.grid import mean_of, sd_of
from greenroom.learner.parameters import expected
from greenroom.learner.predict import predictor
from greenroom.learner.priors import known, prior_of, unknown
from greenroom.learner.tree import Tree
from greenroom.model.learner import Learner
from tests.parts import START, evidence, head

ME = Learner("me")
TREE = Tree.of({"alpha-one": "theory", "alpha-two": "theory", "beta-one": "sql"})
DAY = dt.timedelta(days=1)


def level(learner: Learner, at: dt.datetime | None = None) -> float:
    return float(mean_of(abilities(learner, TREE, at).topics[0]))


def test_right_answers_raise_and_wrong_ones_lower() -> None:
    right, wrong = (fold(ME, [evidence("a", score=score)]) for score in (1.0, 0.0))
    assert level(right) > 0 > level(wrong)


def test_answers_are_counted_by_the_first_of_their_topics() -> None:
    learner = fold(
        ME, [evidence("a", topics=("alpha-one", "alpha-two")), evidence("b", topics=("beta-one",))]
    )
    assert counts(learner) == {"alpha-one": 1, "beta-one": 1}
    assert answers(learner, TREE) == 2


def test_an_answer_given_again_the_same_day_tells_nothing_of_ability() -> None:
    once = fold(ME, [evidence("a")])
    again = fold(once, [evidence("a", at=START + dt.timedelta(hours=1))])
    assert again.beliefs == once.beliefs


def test_an_answer_given_again_later_tells_less_than_one_to_another_question() -> None:
    once = fold(ME, [evidence("a")])
    same, other = (fold(once, [evidence(uid, at=START + 2 * DAY)]) for uid in ("a", "b"))
    assert level(once) < level(same) < level(other)


def test_what_is_long_past_says_less() -> None:
    learner = fold(ME, [evidence(str(n)) for n in range(8)])
    later = START + HALF_LIFE
    now, then = (abilities(learner, TREE, at) for at in (START, later))
    assert 0 < level(learner, later) < level(learner, START)
    assert float(sd_of(then.topics[0])) > float(sd_of(now.topics[0]))


def test_a_clock_that_runs_backwards_changes_nothing() -> None:
    learner = fold(ME, [evidence("a"), evidence("b", at=START - 400 * DAY)])
    assert learner.beliefs["alpha-one"].at == START
    assert level(learner, START - 900 * DAY) == level(learner, START)


def test_a_card_tells_nothing_of_ability() -> None:
    assert fold(ME, [evidence("card", score=None, rating=3)]).beliefs == {}


def test_twelve_topics_are_kept_in_two_kilobytes() -> None:
    learner = fold(ME, [evidence(str(n), topics=(f"topic-{n}",)) for n in range(12)])
    assert sum(len(belief.logs) for belief in learner.beliefs.values()) <= 2048


def test_what_the_bank_says_of_an_item_is_used() -> None:
    items = {"easy": head("easy"), "hard": head("hard")}
    hard = known(items.get, {"hard": prior_of(head("hard"))})
    assert hard("hard", "choice") == prior_of(items["hard"])
    assert hard("gone", "choice") == unknown("gone", "choice")
    # An item that was made into another kind since it was answered.
    assert hard("easy", "open") == unknown("easy", "open")


def test_the_prediction_is_the_expected_score_over_all_abilities() -> None:
    predict = predictor(TREE, unknown, lambda: START)
    item = unknown("new", "choice")
    new = predict(ME, head("new"))
    assert new == pytest.approx(float(abilities(ME, TREE).topics[0] @ expected(item)))
    assert predict(fold(ME, [evidence("a")]), head("new")) > new
    assert predict(fold(ME, [evidence("a", score=0.0)]), head("new")) < new


def test_a_topic_outside_the_tree_is_predicted_from_the_overall_ability() -> None:
    predict = predictor(TREE, unknown, lambda: START)
    learner = fold(ME, [evidence(str(n)) for n in range(5)])
    assert predict(learner, head("x", topics=("gone",))) > predict(ME, head("x", topics=("gone",)))


def test_ten_thousand_answers_to_one_item_stay_numbers() -> None:
    history = [evidence("a", at=START + n * DAY) for n in range(10_000)]
    learner = fold(ME, history)
    assert np.isfinite(abilities(learner, TREE).topics).all()
    assert learner.beliefs["alpha-one"].n == 10_000
