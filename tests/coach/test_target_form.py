"""A target from typed fields: read as meant, or refused with what is allowed."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from greenroom.coach.target_form import Typed, read_target, typed_of
from greenroom.model.target import Target
from tests.parts import START

LOOPS = ("ml-engineer-mid", "data-scientist-junior")
GOOD = Typed("ml-engineer-mid", "2027-01-20", ["1", "1.5", "1,5", " 2 ", "", "0", "24"], "UTC")


def test_a_target_is_read_as_it_was_meant() -> None:
    assert read_target(GOOD, LOOPS, START) == Target(
        "ml-engineer-mid", dt.date(2027, 1, 20), (1, 1.5, 1.5, 2, 0, 0, 24), "UTC", START
    )


@pytest.mark.parametrize("date", ["2001-01-01", "2026-11-21", "2026-11-22", "2036-11-21", ""])
def test_any_day_may_be_the_one_and_it_may_be_unknown(date: str) -> None:
    target = read_target(GOOD._replace(date=date), LOOPS, START)
    assert isinstance(target, Target)
    assert ("" if target.date is None else target.date.isoformat()) == date


@pytest.mark.parametrize(
    ("change", "field", "message"),
    [
        ({"loop": "astronaut"}, "loop", "Found loop 'astronaut'; allowed: ml-engineer-mid, data-"),
        ({"date": "tomorrow"}, "date", "Found 'tomorrow'; allowed: a day as 2026-11-21"),
        ({"date": "2026-02-30"}, "date", "Found '2026-02-30'; allowed"),
        ({"date": "0001-01-01"}, "date", "from the year 1970 to 2200"),
        ({"zone": "Mars"}, "zone", "Found 'Mars'; allowed: a name of the IANA database"),
        ({"hours": ["1"] * 6}, "hours", "Found hours for 6 days; allowed: 7 numbers"),
        ({"hours": ["x", *["1"] * 6]}, "hours-0", "Monday: found 'x' hours; allowed: 0 to 24."),
        ({"hours": [*["1"] * 6, "25"]}, "hours-6", "Sunday: found '25' hours"),
        ({"hours": ["-1", *["1"] * 6]}, "hours-0", "found '-1' hours"),
        ({"hours": ["nan", *["1"] * 6]}, "hours-0", "found 'nan' hours"),
        ({"hours": ["\u0663", *["1"] * 6]}, "hours-0", "found '\u0663' hours"),
    ],
)
def test_a_wrong_field_is_refused_with_what_is_allowed(
    change: dict[str, object], field: str, message: str
) -> None:
    problems = read_target(GOOD._replace(**change), LOOPS, START)  # type: ignore[arg-type] # see above
    assert isinstance(problems, tuple)
    assert [problem.field for problem in problems] == [field]
    assert message in problems[0].message


def test_all_wrong_fields_are_told_at_once() -> None:
    problems = read_target(Typed("", "x", ["x"] * 7, ""), (), START)
    assert isinstance(problems, tuple)
    assert len(problems) == 10
    assert "none, as the bank has no loops" in problems[-2].message


@given(
    st.text(max_size=9), st.text(max_size=9), st.lists(st.text(max_size=5), max_size=9), st.text()
)
def test_any_text_is_read_or_refused(loop: str, date: str, hours: list[str], zone: str) -> None:
    found = read_target(Typed(loop, date, hours, zone), (loop,), START)
    assert isinstance(found, Target) or all(problem.message for problem in found)


@given(
    st.dates(dt.date(1970, 1, 1), dt.date(2200, 12, 31)) | st.none(),
    st.lists(st.integers(0, 96), min_size=7, max_size=7),
)
def test_a_target_typed_again_is_the_same(date: dt.date | None, quarters: list[int]) -> None:
    hours = tuple(quarter / 4 for quarter in quarters)
    target = Target("ml-engineer-mid", date, hours, "UTC", START)
    assert read_target(typed_of(target), LOOPS, START) == target
