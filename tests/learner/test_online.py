"""Items learn from each session's answers."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from greenroom.learner.calibrate import fit
from greenroom.learner.grid import GRID, mass, normal
from greenroom.learner.item_curves import chances
from greenroom.learner.maximise import Priors
from greenroom.learner.online import Answer, ItemBelief, marginal, update, updated, without
from greenroom.learner.parameters import Parameters, curves
from greenroom.learner.responses import Responses

items = st.builds(
    Parameters,
    steps=st.lists(st.floats(-3, 3), min_size=1, max_size=3).map(tuple),
    sd=st.floats(0.05, 1.5),
    log_a=st.floats(-1, 1),
    log_a_sd=st.floats(0.05, 0.5),
)


@settings(deadline=None, max_examples=30)
@given(items)
def test_curves_over_all_that_items_may_be_are_those_that_people_are_read_with(
    item: Parameters,
) -> None:
    found = marginal(ItemBelief.of([item]), nodes=9)[0]
    assert found == pytest.approx(curves(item), abs=1e-6)


def test_no_answers_leave_the_item_as_it_was() -> None:
    item = Parameters((-0.5, 0.1, 1.0), 0.7, 0.1, 0.35)
    after = update(item, [])
    assert after.steps == pytest.approx(item.steps)
    assert (after.sd, after.log_a, after.log_a_sd) == pytest.approx((0.7, 0.1, 0.35))


@settings(deadline=None)
@given(items, st.floats(-4, 4), st.integers(0, 3))
def test_an_answer_makes_the_item_surer_and_moves_it_the_right_way(
    item: Parameters, ability: float, category: int
) -> None:
    category = min(category, len(item.steps))
    after = update(item, [Answer(normal(ability, 0.4), category)])
    assert np.isfinite([*after.steps, after.sd, after.log_a, after.log_a_sd]).all()
    assert after.sd <= item.sd + 1e-9
    assert after.log_a_sd <= item.log_a_sd + 1e-9
    if category == 0:
        assert after.difficulty >= item.difficulty - 1e-9
    if category == len(item.steps):
        assert after.difficulty <= item.difficulty + 1e-9


@settings(deadline=None)
@given(items, st.lists(st.floats(-2, 2), min_size=41, max_size=41))
def test_leaving_an_answer_out_undoes_it(item: Parameters, logs: list[float]) -> None:
    before = mass(np.array(logs) + np.log(normal()))
    rows = np.array([[item.log_a, *item.steps]])
    likely = chances(rows, np.zeros(1), GRID)[0, 1].clip(min=1e-6)
    after = before * likely / (before * likely).sum()
    assert without(after, likely) == pytest.approx(before, abs=1e-9)


@pytest.mark.parametrize("seed", [1, 2])
def test_hundreds_of_sessions_leave_items_as_a_fit_of_the_whole_log_does(seed: int) -> None:
    rng = np.random.default_rng(seed)
    count, people, turns = 400, 20, 60
    said = rng.normal(0, 1, count)
    truth, log_a = said + rng.normal(0, 0.5, count), rng.normal(0, 0.3, count)
    authors = [Parameters((float(b),), 0.5, 0.0, 0.3) for b in said]
    belief, log = ItemBelief.of(authors), []
    for turn in range(turns):
        # Each item is asked of one of twenty people.
        asked = rng.permutation(count).reshape(people, -1)
        easy = np.exp(log_a[asked]) * (rng.normal(size=(people, 1)) - truth[asked])
        right = np.empty(count, dtype=np.int64)
        right[asked] = rng.random(asked.shape) < 1 / (1 + np.exp(-easy))
        likely = marginal(belief)[np.arange(count), right]
        others = np.empty_like(likely)
        stands = mass(np.log(normal()) + np.log(likely[asked]).sum(axis=1))
        others[asked] = without(stands[:, None], likely[asked])
        belief = updated(belief, others, right)
        person = np.repeat(np.arange(people) + turn * people, count // people)
        log.append(np.stack([person, asked.ravel(), right[asked].ravel()]))
    person, item, category = np.concatenate(log, axis=1)
    batch = fit(Responses.of(person, item, category), Priors.of(authors)).rows[:, 1]
    errors = [float(np.sqrt(np.mean((b - truth) ** 2))) for b in (belief.rows[:, 1], batch)]
    assert errors[0] < 1.02 * errors[1]
    assert errors[0] < 0.7 * 0.5
