"""When one can stop, and what is said of it."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from greenroom.select.stop import Progress, advice


@pytest.mark.parametrize(
    ("progress", "said"),
    [
        # The level is known well enough.
        (
            Progress(12, 0.3),
            "You can stop: 12 answers tell your level to within 0.49 either way (90% interval)",
        ),
        (Progress(12, 0.301), None),
        (Progress(11, 0.1), None),
        # The decision is clear.
        (
            Progress(15, 0.4, readiness=0.97),
            "You can stop: after 15 answers the chance that your level meets the bar is 97%, "
            "clearly above an even one",
        ),
        (
            Progress(15, 0.4, readiness=0.001),
            "You can stop: after 15 answers the chance that your level meets the bar is under 1%, "
            "clearly below an even one",
        ),
        (
            Progress(15, 0.4, readiness=1.0),
            "You can stop: after 15 answers the chance that your level meets the bar is over 99%, "
            "clearly above an even one",
        ),
        (Progress(15, 0.4, readiness=0.95), None),
        (Progress(3, 0.4, readiness=0.99), None),
        # The time.
        (Progress(2, 0.9, minutes_left=0, shortest=2), "You can stop: the time is over"),
        (
            Progress(2, 0.9, minutes_left=0.5, shortest=2),
            "You can stop: less than a minute left, and the shortest question takes 2 minutes",
        ),
        (
            Progress(2, 0.9, minutes_left=1.2, shortest=5),
            "You can stop: 1 minute left, and the shortest question takes 5 minutes",
        ),
        (Progress(2, 0.9, minutes_left=5, shortest=5), None),
        (Progress(2, 0.9, minutes_left=5), None),
        # Nothing is left to learn.
        (
            Progress(30, 0.5, gain=0.0024),
            "You can stop: 30 answers tell your level to within 0.82 either way (90% interval), "
            "and the best question left would hardly narrow it",
        ),
        (
            Progress(30, 0.5, gain=-0.002),
            "You can stop: 30 answers tell your level to within 0.82 either way (90% interval), "
            "and the best question left would hardly narrow it",
        ),
        (Progress(30, 0.5, gain=0.0025), None),
        (
            Progress(30, 2.0, gain=0.039),
            "You can stop: 30 answers tell your level to within 3.29 either way (90% interval), "
            "and the best question left would make that 3.27",
        ),
        (Progress(5, 0.5, gain=0.001), None),
        (Progress(0, 1.0), None),
    ],
)
def test_each_rule_says_its_numbers_or_nothing(progress: Progress, said: str | None) -> None:
    assert advice(progress) == said


@given(
    answers=st.integers(0, 10_000),
    sd=st.floats(0, 3),
    readiness=st.none() | st.floats(0, 1),
    left=st.none() | st.floats(-1e4, 1e4),
    shortest=st.none() | st.floats(0.1, 120),
    gain=st.none() | st.floats(-1, 1),
)
@settings(deadline=None)
def test_whatever_stands_a_sentence_has_no_nan(
    answers: int,
    sd: float,
    readiness: float | None,
    left: float | None,
    shortest: float | None,
    gain: float | None,
) -> None:
    said = advice(Progress(answers, sd, readiness, left, shortest, gain))
    assert said is None or (said.startswith("You can stop: ") and "nan" not in said)
