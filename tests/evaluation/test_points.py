"""Points of answers put together."""

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from greenroom.evaluation.points import Rows, centred, per_answer, spreads


def tiny() -> Rows:
    """Two answers to two questions of two points each, and two rows made from wordings."""
    return Rows(
        question=np.array(["x", "x", "x", "y", "y", "y"]),
        answer=np.array([0, 0, -1, 1, 1, -1]),
        table=np.zeros((6, 1)),
        share=np.array([1.0, 0.5, 1.0, 0.0, 1.0, 1.0]),
        point_weight=np.array([3.0, 1.0, 9.0, 1.0, 1.0, 9.0]),
    )


def test_points_are_put_together_by_weight_and_made_rows_are_left_out() -> None:
    given_, label, question = per_answer(tiny(), np.array([0.5, 0.25, 0.0, 0.75, 0.25, 0.0]))
    assert given_.tolist() == [0.4375, 0.5]
    assert label.tolist() == [0.875, 0.5]
    assert question.tolist() == ["x", "y"]


def test_the_shares_as_labelled_give_the_labels() -> None:
    rows = tiny()
    given_, label, _ = per_answer(rows, rows.share)
    assert given_.tolist() == label.tolist() == [0.875, 0.5]


def test_answers_keep_the_order_of_their_numbers() -> None:
    rows = Rows(
        question=np.array(["y", "x", "y", "x"]),
        answer=np.array([1, 0, 1, 0]),
        table=np.zeros((4, 1)),
        share=np.array([1.0, 0.0, 0.0, 0.0]),
        point_weight=np.array([1.0, 2.0, 3.0, 4.0]),
    )
    _, label, question = per_answer(rows, rows.share)
    assert label.tolist() == [0.0, 0.25]
    assert question.tolist() == ["x", "y"]


def test_spreads_are_those_of_independent_points() -> None:
    found = spreads(tiny(), np.array([0.5, 0.5, 0.5, 1.0, 0.0, 0.5]))
    assert found.tolist() == pytest.approx([math.sqrt(9 / 4 + 1 / 4) / 4, 0.0])


@given(
    st.lists(st.tuples(st.floats(-5, 5), st.sampled_from([0.0, 0.5, 1.0])), min_size=1, max_size=40)
)
def test_calibration_keeps_what_is_ranked_between_its_ends(
    pairs: list[tuple[float, float]],
) -> None:
    values, labels = (np.array(column) for column in zip(*pairs, strict=True))
    knots = centred(values, labels)
    assert (np.diff(knots[0]) > 0).all()
    assert (np.diff(knots[1]) > 0).all()
    assert labels.min() <= knots[1].min() <= knots[1].max() <= labels.max()


def test_each_step_stands_at_the_mean_of_its_values() -> None:
    knots = centred(np.array([0.0, 1.0, 2.0, 6.0]), np.array([0.0, 1.0, 0.0, 1.0]))
    assert knots == pytest.approx(np.array([[0.0, 1.5, 6.0], [0.0, 0.5, 1.0]]))
