"""Scores that are too uncertain for a number, in words."""

import pytest

from greenroom.graders.rubric.bands import WIDE, band, is_wide


@pytest.mark.parametrize(
    ("low", "high", "said"),
    [
        (0.0, 0.5, "between little and half"),
        (0.1, 0.9, "between little and most"),
        (0.4, 0.9, "between half and most"),
        (0.349, 0.65, "between little and most"),
        (0.35, 0.649, "half"),
        (0.7, 0.9, "most"),
    ],
)
def test_a_band_is_named_by_its_ends(low: float, high: float, said: str) -> None:
    assert band(low, high) == said


def test_an_interval_is_wide_above_two_fifths_alone() -> None:
    assert not is_wide(0.0, WIDE)
    assert is_wide(0.0, WIDE + 0.001)
