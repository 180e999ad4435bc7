"""Items are fitted to a log of answers."""

from dataclasses import replace

import numpy as np
import pytest

from greenroom.learner import expectation
from greenroom.learner.calibrate import Options, calibrate, fit
from greenroom.learner.expectation import Quadrature, expect
from greenroom.learner.grid import Doubles
from greenroom.learner.held_out import held_out
from greenroom.learner.maximise import Priors, log_table
from greenroom.learner.observed import observed
from greenroom.learner.parameters import Parameters
from greenroom.learner.responses import Responses
from tests.learner.answered import answered, drawn_rows

# Law School Admission Test, section 7: persons who gave each pattern of five answers, from none
# right to all right, the last item counting ones (Bock and Lieberman 1970).
LSAT7 = (
    12, 19, 1, 7, 3, 19, 3, 17, 10, 5, 3, 7, 7, 23, 8, 28,
    7, 39, 11, 34, 14, 51, 15, 90, 6, 25, 7, 35, 18, 136, 32, 308,
)  # fmt: skip


def lsat7() -> Responses:
    patterns = np.array([[number >> bit & 1 for bit in (4, 3, 2, 1, 0)] for number in range(32)])
    scores = np.repeat(patterns, LSAT7, axis=0)
    person, item = np.nonzero(scores >= 0)
    return Responses.of(person, item, scores[person, item])


def rms(errors: Doubles) -> float:
    return float(np.sqrt(np.mean(errors**2)))


def test_the_law_school_test_gives_the_published_parameters() -> None:
    responses = lsat7()
    found = calibrate(responses, Priors.flat(responses.steps), Options(tolerance=1e-6))
    assert found.reached.converged
    assert found.reached.log_likelihood == pytest.approx(-2658.805, abs=0.001)
    a = np.exp(found.reached.rows[:, 0])
    assert a == pytest.approx([0.988, 1.081, 1.706, 0.7651, 0.7358], abs=0.002)
    intercepts = -a * found.reached.rows[:, 1]
    assert intercepts == pytest.approx([1.8561, 0.808, 1.8043, 0.486, 1.8545], abs=0.002)


def test_twice_as_many_points_change_next_to_nothing() -> None:
    rng = np.random.default_rng(3)
    responses = answered(rng, drawn_rows(rng, 40), rng.normal(size=500))
    flat = Priors.flat(responses.steps)
    once = fit(responses, flat, Options(tolerance=1e-6)).rows
    twice = fit(responses, flat, Options(points=2 * expectation.POINTS, tolerance=1e-6)).rows
    assert np.abs(once - twice).max() < 1e-3


@pytest.mark.parametrize(("steps", "guess"), [(1, 0.0), (1, 0.2), (3, 0.0)])
def test_parameters_and_their_errors_are_recovered(steps: int, guess: float) -> None:
    rng = np.random.default_rng(5)
    rows = drawn_rows(rng, 60, steps)
    abilities = rng.normal(size=1_500)
    # These persons' own mean and spread would move the whole scale.
    abilities = (abilities - abilities.mean()) / abilities.std()
    responses = answered(rng, rows, abilities, guess, share=0.7)
    known = [Parameters((0.0,) * steps, 1.5, 0.0, 0.4, guess) for _ in rows]
    found = calibrate(responses, Priors.of(known, spread=1.5))
    assert found.reached.converged
    errors = found.checked.rows
    away = found.reached.rows - rows
    assert 0.8 < rms(away / errors) < 1.3
    assert rms(away[:, 1:]) < (0.35 if steps == 3 else 0.2)
    sds = np.array([one.sd for one in found.parameters()])
    locations = away[:, 1:].mean(axis=1)
    assert 0.75 < rms(locations / sds) < 1.35
    assert not found.checked.fit.is_misfit.any()


def test_a_grader_that_errs_leaves_the_parameters_of_what_is_true() -> None:
    rng = np.random.default_rng(29)
    rows, abilities = drawn_rows(rng, 30, steps=3), rng.normal(size=4_000)
    abilities = (abilities - abilities.mean()) / abilities.std()
    true = answered(rng, rows, abilities)
    errors = np.array([[7, 2, 1, 0], [2, 6, 2, 0], [0, 2, 6, 2], [0, 1, 2, 7]]) / 10
    item = true.item_of_column[true.columns]
    category = true.columns - true.firsts[item]
    below = np.cumsum(errors, axis=1)[category]
    given = (rng.random((len(category), 1)) > below).sum(axis=1)
    graded = Responses.of(true.person_of(), item, given, true.steps)
    known = Priors.of([Parameters((0.0, 0.0, 0.0), 1.5, 0.0, 0.4) for _ in rows], spread=1.5)
    told = replace(known, errors=dict.fromkeys(range(30), errors))
    found = [calibrate(graded, priors) for priors in (told, known)]
    log_a = [one.reached.rows[:, 0] for one in found]
    assert np.mean(log_a[0] - rows[:, 0]) == pytest.approx(0, abs=0.05)
    assert np.mean(log_a[1] - rows[:, 0]) < -0.15
    assert 0.75 < rms((found[0].reached.rows - rows) / found[0].checked.rows) < 1.3
    assert not found[0].checked.fit.is_misfit.any()


def test_what_nobody_answered_keeps_its_authors_estimate() -> None:
    responses = Responses.of([0, 0, 1], [0, 1, 0], [1, 0, 1], steps=[1, 1, 3])
    known = [Parameters((0.3,), 0.7), Parameters((-0.3,), 0.7), Parameters((-1.0, 0.2, 1.1), 0.7)]
    found = calibrate(responses, Priors.of(known)).parameters()
    assert found[2].steps == pytest.approx(known[2].steps, abs=1e-6)
    assert found[2].sd == pytest.approx(0.7, abs=1e-3)
    assert found[2].log_a_sd == pytest.approx(0.25, abs=1e-3)
    assert found[0].difficulty < 0.3
    assert found[1].difficulty > -0.3


@pytest.mark.parametrize("right", [0, 1])
def test_one_answer_given_over_and_over_gives_finite_parameters(right: int) -> None:
    ones = np.ones(10_000, dtype=np.int64)
    responses = Responses.of(0 * ones, 0 * ones, right * ones, steps=[1, 1])
    known = [Parameters((0.0,), 0.7), Parameters((0.0,), 0.7)]
    found = calibrate(responses, Priors.of(known))
    assert np.isfinite(found.reached.rows).all()
    assert np.isfinite(found.checked.rows).all()
    assert all(np.isfinite(part).all() for part in found.checked.fit)
    assert np.isfinite(found.checked.reliability).all()


def test_threads_and_single_precision_change_no_count_that_matters(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    rng = np.random.default_rng(7)
    rows = drawn_rows(rng, 30)
    responses = answered(rng, rows, rng.normal(size=3_000))
    quadrature, flat = Quadrature.of(), Priors.flat(responses.steps)
    exact = log_table(rows, flat, responses.firsts, quadrature, np.float64)
    short = log_table(rows, flat, responses.firsts, quadrature, np.float32)
    monkeypatch.setattr(expectation, "LEAST_CHUNK", 5_000)
    one = expect(responses, exact, quadrature, workers=1)
    assert one.counts.sum() == pytest.approx(len(responses.columns))
    # Added up in another order.
    three = expect(responses, exact, quadrature, workers=3)
    assert three.counts == pytest.approx(one.counts, rel=1e-9, abs=1e-9)
    single = expect(responses, short, quadrature, workers=2)
    assert single.counts == pytest.approx(one.counts, rel=1e-3, abs=1e-2)
    assert single.log_likelihood == pytest.approx(one.log_likelihood, rel=1e-6)


def test_held_out_answers_are_foretold_as_well_as_the_truth_does() -> None:
    rng = np.random.default_rng(11)
    rows, abilities = drawn_rows(rng, 40), rng.normal(size=800)
    responses = answered(rng, rows, abilities)
    told = held_out(responses, Priors.flat(responses.steps), np.random.default_rng(1))
    assert told is not None
    right = 1 / (1 + np.exp(-np.exp(rows[:, :1]) * (abilities - rows[:, 1:])))
    entropy = float(np.mean(-right * np.log(right) - (1 - right) * np.log(1 - right)))
    # A person's ability has to be read from the other answers, which costs some of it.
    assert entropy < told.log_loss < entropy + 0.02
    assert told.low < told.log_loss < told.high < told.of_shares
    assert told.cells == len(responses.columns)


def test_too_few_answers_are_not_kept_from_the_fit() -> None:
    responses = Responses.of([0, 1], [0, 0], [1, 0])
    assert held_out(responses, Priors.flat(responses.steps), np.random.default_rng(1)) is None


def test_an_item_whose_answers_are_random_is_no_misfit_but_one_with_a_wrong_curve_is() -> None:
    rng = np.random.default_rng(13)
    rows, abilities = drawn_rows(rng, 40), rng.normal(size=3_000)
    responses = answered(rng, rows, abilities)
    known = [Parameters((float(row[1]),), 0.01, float(row[0]), 0.01) for row in rows]
    # Its prior, which is held to be exact, says that it tells people apart; it does not.
    known[0] = Parameters(known[0].steps, 0.01, 1.5, 0.01)
    fit_of = calibrate(responses, Priors.of(known)).checked.fit
    assert fit_of.is_misfit[0]
    assert fit_of.is_misfit.sum() == 1
    assert fit_of.infit[1:] == pytest.approx(1, abs=0.1)


def test_reliability_is_the_share_of_variance_that_is_ability() -> None:
    rng = np.random.default_rng(17)
    rows, abilities = drawn_rows(rng, 30), rng.normal(size=4_000)
    found = calibrate(answered(rng, rows, abilities), Priors.flat(np.ones(30, dtype=np.int64)))
    known = found.checked.reliability
    assert known.empirical == pytest.approx(known.marginal, abs=0.02)
    assert known.marginal == pytest.approx(1 - known.mean_sd**2)
    assert 0.8 < known.empirical < 0.92


def test_groups_of_persons_score_as_their_other_answers_let_expect() -> None:
    rng = np.random.default_rng(19)
    rows = drawn_rows(rng, 30)
    responses = answered(rng, rows, rng.normal(size=4_000))
    seen = observed(responses, rows, Priors.flat(responses.steps), expectation.POINTS)
    assert seen.n.sum(axis=1) == pytest.approx(responses.answers)
    variance = np.maximum(seen.expected * (1 - seen.expected / np.maximum(seen.n, 1)), 1e-9)
    z = (seen.score - seen.expected)[seen.n > 30] / np.sqrt(variance[seen.n > 30])
    assert 0.8 < rms(z) < 1.2


@pytest.mark.parametrize(
    ("person", "item", "category", "steps", "said"),
    [
        ([], [], [], None, "no responses"),
        ([0], [0, 1], [0], None, "differ in length"),
        ([0], [-1], [0], None, "not a whole number"),
        ([0.5], [0], [0], None, "not a whole number"),
        ([0], [2], [0], [1, 1], "item 2 of 2"),
        ([0], [0], [2], [1], "above the item's highest"),
        ([0], [0], [99], None, "1 to 20 steps"),
    ],
)
def test_responses_that_are_none_are_refused(
    person: list[float], item: list[int], category: list[int], steps: list[int] | None, said: str
) -> None:
    with pytest.raises(ValueError, match=said):
        Responses.of(person, item, category, steps)


def test_the_order_of_rows_does_not_matter() -> None:
    rng = np.random.default_rng(23)
    responses = answered(rng, drawn_rows(rng, 5), rng.normal(size=50), share=0.5)
    person, item = responses.person_of(), responses.item_of_column[responses.columns]
    category = responses.columns - responses.firsts[item]
    order = rng.permutation(len(person))
    again = Responses.of(person[order], item[order], category[order], responses.steps)
    assert np.array_equal(again.counts, responses.counts)
    assert np.array_equal(again.starts, responses.starts)


def test_priors_of_other_items_are_refused() -> None:
    responses = lsat7()
    with pytest.raises(ValueError, match="other steps"):
        fit(responses, Priors.flat(np.array([1, 1, 1, 1, 2])))
