"""A reader fitted anew: what it learns from, and what it must not know when it is measured."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from greenroom.cli.refit import open_items
from greenroom.errors import RequestError
from greenroom.evaluation.contests import Contest, Contests
from greenroom.evaluation.held_out import folds
from greenroom.evaluation.points import CONTESTED, FOLDS, MADE, Rows, joined
from greenroom.evaluation.reached import auc, held_out, held_out_values, part, reached
from greenroom.evaluation.refit import check_can_fit, refit
from greenroom.graders.rubric.own_scale import read_own, write_own
from greenroom.graders.rubric.table import COLUMNS
from greenroom.kinds.open.item import OpenItem
from tests.evaluation.graded import write_graded_bank

DAY = dt.date(2026, 11, 21)
NO_CONTESTS = Contests((), 0)


def synthetic(questions: int = 14, answers: int = 6, points: int = 4, seed: int = 1) -> Rows:
    """Samples whose first column tells the share, with noise."""
    rng = np.random.default_rng(seed)
    count = questions * answers * points
    share = rng.choice([0.0, 0.5, 1.0], size=count, p=[0.5, 0.1, 0.4])
    table = rng.normal(size=(count, 5))
    table[:, 0] = share + rng.normal(scale=0.3, size=count)
    return Rows(
        question=np.repeat([f"q{n:02}" for n in range(questions)], answers * points),
        answer=np.repeat(np.arange(questions * answers), points),
        table=table,
        share=share,
        point_weight=rng.choice([1.0, 2.0], size=count),
    )


def contested(rows: Rows, question: str, share: Sequence[float]) -> Rows:
    """Points of a question that a learner sees so, alike in what is seen of them."""
    return Rows(
        question=np.array([question] * len(share)),
        answer=np.full(len(share), CONTESTED),
        table=np.tile(rows.table[0], (len(share), 1)),
        share=np.array(share),
        point_weight=np.ones(len(share)),
    )


def test_contests_of_a_question_are_in_no_fold_that_is_fitted_on_when_it_is_measured() -> None:
    rows = synthetic()
    both = joined(rows, contested(rows, "q03", [1.0, 0.0]))
    assert len(both.share) == len(rows.share) + 2
    for fold in folds(both.question, FOLDS):
        assert not set(both.question[fold.train]) & set(both.question[fold.test])


def test_what_a_learner_says_of_a_question_changes_nothing_that_is_measured_on_it() -> None:
    rows = synthetic()
    said, denied = (
        held_out_values(joined(rows, contested(rows, "q03", [share] * 30))) for share in (1.0, 0.0)
    )
    (fold,) = [
        f for f in folds(rows.question, FOLDS) if f.test[np.flatnonzero(rows.question == "q03")[0]]
    ]
    here = np.concatenate([fold.test, np.ones(30, dtype=bool)])
    assert np.array_equal(said[here], denied[here])
    assert not np.array_equal(said[~here], denied[~here])


def test_before_is_measured_without_any_contest() -> None:
    rows = synthetic()
    ones, others = (
        held_out_values(both, taught_by=both.answer != CONTESTED)
        for both in (joined(rows, contested(rows, "q03", [share] * 30)) for share in (1.0, 0.0))
    )
    assert np.array_equal(ones, others)
    assert np.array_equal(ones[: len(rows.share)], held_out_values(rows))


def test_scores_and_labels_come_in_the_order_of_the_answers() -> None:
    rows = synthetic()
    rng = np.random.default_rng(9)
    order = rng.permutation(len(rows.share))
    mixed = Rows(*(getattr(rows, name)[order] for name in
                   ("question", "answer", "table", "share", "point_weight")))  # fmt: skip
    straight = held_out(rows, rows.table[:, 0])[1]
    again = held_out(mixed, mixed.table[:, 0])[1]
    assert np.allclose(straight.label, again.label)
    assert straight.question.tolist() == again.question.tolist()
    assert np.allclose(straight.score, again.score)
    weights = rows.point_weight[:4]
    assert straight.label[0] == pytest.approx((weights @ rows.share[:4]) / weights.sum())


def test_intervals_of_unseen_questions_cover_four_labels_in_five() -> None:
    rows = synthetic(questions=60)
    figures = reached(rows, rows.table[:, 0])
    assert 0.74 <= figures.covered.value <= 0.87
    assert 0 < figures.width.value < 0.5
    assert figures.sides is None
    assert figures.kappa.low <= figures.kappa.value <= figures.kappa.high


def test_sides_are_counted_on_contests_alone() -> None:
    rows = synthetic()
    more = contested(rows, "q03", [1.0, 1.0, 0.0, 0.0])
    more = replace(more, table=np.array([[5.0] * 5, [-5.0] * 5, [-5.0] * 5, [-5.0] * 5]))
    both = joined(rows, more)
    sides = reached(both, both.table[:, 0]).sides
    assert sides is not None
    assert sides.value == 0.75


@pytest.mark.parametrize(
    ("label", "share", "wanted"),
    [
        ([1, 1, 0, 0], [0.9, 0.8, 0.2, 0.1], 1.0),
        ([1, 1, 0, 0], [0.1, 0.2, 0.8, 0.9], 0.0),
        ([1, 0], [0.5, 0.5], 0.5),
        ([1, 1, 0, 0], [0.9, 0.3, 0.3, 0.1], 0.875),
        # Half covered is neither.
        ([1, 0.5, 0], [0.9, 0.0, 0.1], 1.0),
    ],
)
def test_the_area_counts_pairs_in_order(
    label: list[float], share: list[float], wanted: float
) -> None:
    assert auc(np.array(label), np.array(share)) == wanted


def test_the_area_is_unknown_where_one_side_is_empty() -> None:
    assert np.isnan(auc(np.array([1.0, 0.5]), np.array([0.2, 0.3])))


def test_a_part_numbers_its_answers_anew_and_leaves_the_others() -> None:
    rows = joined(synthetic(questions=3, answers=2, points=2), contested(synthetic(), "q01", [1.0]))
    rows = replace(rows, answer=np.where(np.arange(13) == 0, MADE, rows.answer))
    found = part(rows, rows.question == "q01")
    assert found.answer.tolist() == [0, 0, 1, 1, CONTESTED]
    assert part(rows, rows.question == "q00").answer.tolist() == [MADE, 0, 1, 1]


@pytest.fixture(scope="module")
def items(tmp_path_factory: pytest.TempPathFactory) -> list[OpenItem]:
    return open_items(write_graded_bank(tmp_path_factory.mktemp("graded")))


def test_a_reader_is_fitted_on_samples_and_names_itself(
    items: list[OpenItem], tmp_path: Path
) -> None:
    told: list[tuple[str, int, int]] = []
    found = refit(items, NO_CONTESTS, DAY, lambda *said: told.append(said))
    assert found.counts == (6, 36, 144, 0, 0)
    assert found.after is None
    assert found.before.point_auc.value > 0.9
    assert found.scale.columns == COLUMNS
    assert found.scale.source == "the embedded reader, fitted again on 2026-11-21"
    assert ("reading samples", 6, 6) in told
    write_own(found.scale, tmp_path / "reader.npz")
    assert read_own(tmp_path / "reader.npz").source == found.scale.source


def test_contests_move_the_reader_and_both_ways_are_measured(items: list[OpenItem]) -> None:
    answer = "It is done for good reasons that everybody knows, and it works in practice."
    usable = tuple(Contest(item.uid, answer, 0, said=True) for item in items for _ in range(8))
    found = refit(items, Contests(tuple(sorted(usable)), 2), DAY)
    assert (found.counts.contests, found.counts.left_out) == (48, 2)
    assert found.scale.source.endswith("fitted on your contests on 2026-11-21")
    assert found.after is not None
    assert found.after.sides is not None
    assert found.before.sides is not None
    # Learnt from what was said of other questions.
    assert found.after.sides.value > found.before.sides.value


def test_too_little_to_fit_on_is_refused(items: list[OpenItem]) -> None:
    bare = [item.model_copy(update={"samples": ()}) for item in items[:3]]
    with pytest.raises(RequestError, match="found 3 open items with graded samples; at least 5"):
        check_can_fit([*items[3:], *bare])
    loose = [
        item.model_copy(
            update={
                "misconceptions": tuple(
                    m.model_copy(update={"corrects": None}) for m in item.misconceptions
                )
            }
        )
        for item in items
    ]
    with pytest.raises(RequestError, match="no misconception that says which point it corrects"):
        check_can_fit(loose)
