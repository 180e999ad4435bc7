"""Samples made into one reading."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from greenroom.graders.rubric.model.reply import PointVote, Vote
from greenroom.graders.rubric.model.unusable import Unusable
from greenroom.graders.rubric.model.vote import count_beliefs, count_points
from greenroom.graders.rubric.reading import SHARE, BeliefRead, PointRead, PointState
from greenroom.graders.rubric.rubric import Rubric, RubricPoint, WrongBelief
from greenroom.text.spans import Span

RUBRIC = Rubric("Why?", (RubricPoint("a", "It is so.", 1.0),), (WrongBelief("b", "It is not."),))


def read(*states: PointState) -> PointRead:
    votes = [
        Vote({"a": PointVote(state, Span(i, i + 1), f"{state} {i}")}, {})
        for i, state in enumerate(states)
    ]
    return count_points(RUBRIC, votes, needed=1)[0]


@pytest.mark.parametrize(
    ("states", "state", "expected", "confidence"),
    [
        (("covered", "covered", "covered"), "covered", 1.0, 1.0),
        (("partly", "covered", "covered"), "covered", 5 / 6, 2 / 3),
        (("missing", "covered", "missing"), "missing", 1 / 3, 2 / 3),
        (("covered", "contradicted", "contradicted"), "contradicted", 1 / 3, 2 / 3),
        # A draw goes to the lower state, and missing is below contradicted.
        (("covered", "partly"), "partly", 0.75, 0.5),
        (("covered", "missing"), "missing", 0.5, 0.5),
        (("partly", "contradicted"), "contradicted", 0.25, 0.5),
        (("contradicted", "missing"), "missing", 0.0, 0.5),
        (("covered", "partly", "missing"), "missing", 0.5, 1 / 3),
        (("partly", "contradicted", "covered"), "contradicted", 0.5, 1 / 3),
    ],
)
def test_the_majority_has_it_and_a_draw_goes_to_the_lower_state(
    states: tuple[PointState, ...], state: PointState, expected: float, confidence: float
) -> None:
    found = read(*states)
    assert found.state == state
    assert found.expected == pytest.approx(expected)
    assert found.confidence == pytest.approx(confidence)


@given(st.lists(st.sampled_from(sorted(SHARE)), min_size=1, max_size=9), st.randoms())
def test_states_do_not_depend_on_the_order_of_the_samples(
    states: list[PointState], random: object
) -> None:
    mixed = sorted(states, key=lambda _: random.random())  # type: ignore[attr-defined]
    one, other = read(*states), read(*mixed)
    assert (one.state, one.confidence) == (other.state, other.confidence)
    assert one.expected == pytest.approx(other.expected)
    assert one.confidence >= 1 / len(SHARE)


def test_span_and_reason_are_those_of_the_first_sample_with_the_state() -> None:
    found = read("missing", "covered", "covered")
    assert (found.span, found.reason) == (Span(1, 2), "covered 1")


def test_a_point_with_too_few_votes_makes_the_reading_unusable() -> None:
    full = Vote({"a": PointVote("covered", Span(0, 1), "")}, {})
    empty = Vote({}, {})
    assert count_points(RUBRIC, [full, full, empty], 2)[0].confidence == 1.0
    with pytest.raises(Unusable, match="left out points of the rubric"):
        count_points(RUBRIC, [full, empty, empty], 2)


def test_a_misconception_needs_more_than_half_of_the_samples() -> None:
    held, free = Vote({}, {"b": Span(2, 5)}), Vote({}, {})
    (found,) = count_beliefs(RUBRIC, [free, held, held])
    assert found == BeliefRead("b", 2 / 3, Span(2, 5))
    assert count_beliefs(RUBRIC, [free, held, free]) == ()
    assert count_beliefs(RUBRIC, [free, held]) == ()
