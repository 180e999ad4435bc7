"""Numbers against the computed one."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from greenroom.graders.numeric import KnownMistake, NumericGrader, NumericKey
from greenroom.model.grade import Grade
from greenroom.model.response import Response

MISTAKES = (KnownMistake(0.4, "forgot to halve"), KnownMistake(0.405, "took the median"))


def key(
    value: float = 0.2,
    relative: float = 0.0,
    absolute: float = 0.0,
    unit: str = "",
    mistakes: tuple[KnownMistake, ...] = (),
) -> NumericKey:
    return NumericKey(value, relative, absolute, unit, mistakes)


def graded(keyed: NumericKey, value: float | None) -> Grade:
    return NumericGrader().grade(keyed, Response({"value": value, "typed": str(value)}))


@pytest.mark.parametrize(
    ("keyed", "value", "score"),
    [
        # The edge itself is right, also where binary fractions miss it by a hair.
        (key(0.3, absolute=0.1), 0.4, 1.0),
        (key(0.3, absolute=0.1), 0.2, 1.0),
        (key(0.3, absolute=0.1), 0.40001, 0.0),
        (key(0.3, absolute=0.1), 0.19999, 0.0),
        (key(1000.0, relative=0.01), 1010.0, 1.0),
        (key(1000.0, relative=0.01), 990.0, 1.0),
        (key(1000.0, relative=0.01), 1010.1, 0.0),
        # Relative to the answer's size, whatever its sign.
        (key(-1000.0, relative=0.01), -990.0, 1.0),
        (key(-1000.0, relative=0.01), 1000.0, 0.0),
        # The wider of the two.
        (key(10.0, relative=0.1, absolute=0.5), 10.9, 1.0),
        (key(10.0, relative=0.01, absolute=0.5), 10.4, 1.0),
        # Around zero only an absolute tolerance says anything.
        (key(0.0, absolute=0.05), -0.05, 1.0),
        (key(0.0, relative=0.1), 0.001, 0.0),
        (key(0.2), 0.2, 1.0),
        (key(0.2), None, 0.0),
    ],
)
def test_a_value_is_right_up_to_the_edge_of_the_tolerance(
    keyed: NumericKey, value: float | None, score: float
) -> None:
    assert graded(keyed, value).score == score


@pytest.mark.parametrize(
    ("value", "summary"),
    [
        (0.2, "Within the tolerance."),
        (0.3, "Outside the tolerance."),
        (-0.2, "The size is right, the sign is not."),
        (None, "You said that you do not know."),
    ],
)
def test_the_summary_says_how_it_went(value: float | None, summary: str) -> None:
    assert graded(key(absolute=0.01), value).summary == summary


def test_zero_has_no_wrong_sign() -> None:
    assert graded(key(0.0, absolute=0.01), 5.0).summary == "Outside the tolerance."


@pytest.mark.parametrize(
    ("value", "why"),
    [(0.4, "forgot to halve"), (0.4049, "took the median"), (0.39, None), (0.2, None)],
)
def test_the_nearest_known_mistake_is_named(value: float, why: str | None) -> None:
    seen = graded(key(relative=0.02, mistakes=MISTAKES), value).seen
    assert [s.evidence for s in seen if s.id == "mistake"] == ([why] if why else [])


def test_what_was_looked_for_is_told_with_its_unit() -> None:
    (seen,) = graded(key(1234.5, absolute=10, unit="GB"), 1.0).seen
    assert (seen.label, seen.evidence) == ("1,234.5 GB, within 10 GB", "You gave 1 GB.")


@given(
    value=st.floats(-1e12, 1e12),
    relative=st.floats(0, 0.4),
    absolute=st.floats(0, 1e6),
    share=st.floats(-1, 1),
)
def test_whatever_lies_within_the_tolerance_is_right(
    value: float, relative: float, absolute: float, share: float
) -> None:
    keyed = key(value, relative, absolute)
    margin = max(relative * abs(value), absolute)
    # Rounding of the sum itself may leave a margin that is smaller than the value's last digit.
    if abs(value) * 1e-9 <= margin:
        assert keyed.accepts(value + share * margin * 0.999999)
        assert margin < 1e-300 or not keyed.accepts(value + margin * 1.001)
