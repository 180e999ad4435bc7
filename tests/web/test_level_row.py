"""The row of a level beside a bar."""

import re

from hypothesis import given
from hypothesis import strategies as st

from greenroom.learner.grid import Range
from greenroom.learner.readiness import Against, Chance
from greenroom.web.level_row import level_row

anything = st.floats(-50, 50)


def against(level: float, half: float, sd: float, bar: float = 0.3, bar_sd: float = 0.4) -> Against:
    spread = Range(level, level - half, level + half, sd)
    return Against(spread, bar, bar_sd, Chance(0.5, 0.1, 0.9))


@given(anything, st.floats(0, 50), st.floats(0, 3), st.floats(-3, 3), st.floats(0.05, 2))
def test_whatever_the_level_everything_is_drawn_inside(
    level: float, half: float, sd: float, bar: float, bar_sd: float
) -> None:
    drawn = str(level_row(against(level, half, sd, bar, bar_sd), "Row", "row"))
    starts = [float(x) for x in re.findall(r' (?:x|x1|x2|cx)="([^"]+)"', drawn)]
    assert all(0 <= x <= 320 for x in starts)
    ends = [float(x) + float(w) for x, w in re.findall(r' x="(\S+)" y="\d+" width="(\S+)"', drawn)]
    assert len(ends) == 2
    assert all(end <= 322 for end in ends)


def test_a_wide_level_has_a_strip_and_no_dot() -> None:
    assert '<circle class="dot"' in level_row(against(0, 0.5, 0.3), "Row", "row")
    wide = level_row(against(0, 1.5, 0.9), "Row", "row")
    assert "circle" not in wide
    assert 'class="ci"' in wide


def test_the_drawing_has_a_name_and_says_what_it_shows() -> None:
    drawn = level_row(against(0.5, 0.5, 0.3), "<i>Code</i>", "round-1")
    assert '<title id="round-1-t">&lt;i&gt;Code&lt;/i&gt;</title>' in drawn
    assert "Level 0.5 (0.0 to 1.0) with its 90% interval, against a bar of 0.30." in drawn
