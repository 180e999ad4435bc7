"""Reading what a person typed as a number."""

import math
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from greenroom.kinds.numeric.number import NumberProblem, read_number

GIVE_ONE = "give one number such as 0.25, 1e-3, 1/3, 12%."
POINT = "write a decimal point, not a comma: 0.25. A comma may only group thousands: 1,250."


@pytest.mark.parametrize(
    ("text", "value"),
    [
        # Plain and with an exponent.
        ("0", 0.0),
        ("7", 7.0),
        ("0.25", 0.25),
        (".5", 0.5),
        ("5.", 5.0),
        ("007", 7.0),
        ("1e-3", 0.001),
        ("1E3", 1000.0),
        ("1e+3", 1000.0),
        ("2.5e-1", 0.25),
        # Signs, also typographic ones.
        ("-3", -3.0),
        ("+3", 3.0),
        ("\u22123", -3.0),
        ("\u20133", -3.0),
        ("1e\u22123", 0.001),
        # Fractions.
        ("1/3", 1 / 3),
        ("-1/3", -1 / 3),
        ("1/-3", -1 / 3),
        ("1 / 4", 0.25),
        ("0.5/2", 0.25),
        # Percent.
        ("12%", 0.12),
        ("12 %", 0.12),
        ("-0.5%", -0.005),
        ("1/4%", 0.0025),
        # Thousands.
        ("1,250.5", 1250.5),
        ("1,250,000", 1_250_000.0),
        # Powers of ten.
        ("3 x 10^-4", 3e-4),
        ("3*10**4", 3e4),
        ("3 \u00d7 10^(4)", 3e4),
        ("3 \u00b7 10 ^ 4", 3e4),
        # Space around and inside.
        ("  0.25\t", 0.25),
        ("12\u202f%", 0.12),
        # The ends of what a float holds.
        ("1e308", 1e308),
        ("1e-320", 1e-320),
        ("1e-400", 0.0),
        ("1" + "0" * 308, 1e308),
    ],
)
def test_one_number_is_read_however_it_is_written(text: str, value: float) -> None:
    assert read_number(text) == value


@pytest.mark.parametrize(
    ("text", "message"),
    [
        # Nothing that is a number.
        ("", f"Found ''; {GIVE_ONE}"),
        ("abc", f"Found 'abc'; {GIVE_ONE}"),
        (".", f"Found '.'; {GIVE_ONE}"),
        ("-", f"Found '-'; {GIVE_ONE}"),
        ("e5", f"Found 'e5'; {GIVE_ONE}"),
        ("%", f"Found '%'; {GIVE_ONE}"),
        ("nan", f"Found 'nan'; {GIVE_ONE}"),
        ("inf", f"Found 'inf'; {GIVE_ONE}"),
        ("$5", f"Found '$5'; {GIVE_ONE}"),
        ("1/", f"Found '1/'; {GIVE_ONE}"),
        ("\u0663", f"Found '\u0663'; {GIVE_ONE}"),
        ("x" * 60, f"Found '{'x' * 40}...'; {GIVE_ONE}"),
        # More than a number.
        ("1 2", "Found '2' behind the number; units that are read: none, or %."),
        ("1-2", "Found '-2' behind the number; units that are read: none, or %."),
        ("1/2/3", "Found '/3' behind the number; units that are read: none, or %."),
        ("5 apples", "Found 'apples' behind the number; units that are read: none, or %."),
        ("1_000", "Found '_000' behind the number; units that are read: none, or %."),
        ("0x10", "Found 'x10' behind the number; units that are read: none, or %."),
        ("5e", "Found 'e' behind the number; units that are read: none, or %."),
        # A decimal comma must not be read as another number.
        ("0,25", f"Found '0,25'; {POINT}"),
        ("0,250", f"Found '0,250'; {POINT}"),
        ("1,25", f"Found '1,25'; {POINT}"),
        ("-3,5", f"Found '-3,5'; {POINT}"),
        ("1.250,5", f"Found '1.250,5'; {POINT}"),
        ("1,2345", f"Found '1,2345'; {POINT}"),
        ("12,5%", f"Found '12,5%'; {POINT}"),
        # No value, or none that a float holds.
        ("1/0", "Found '1/0', a division by zero."),
        ("1/0.0", "Found '1/0.0', a division by zero."),
        ("1e309", "Found '1e309'; the number is too large to compare."),
        ("1/1e-309", "Found '1/1e-309'; the number is too large to compare."),
        ("1e999", "Found '1e999'; exponents are read from -400 to 400."),
        ("1e-999", "Found '1e-999'; exponents are read from -400 to 400."),
        ("1x10^999999999", "Found '1x10^999999999'; exponents are read from -400 to 400."),
    ],
)
def test_what_is_not_one_number_is_told(text: str, message: str) -> None:
    with pytest.raises(NumberProblem) as caught:
        read_number(text)
    assert str(caught.value) == message


UNITS = {"MB": 0.001, "Mb": 0.000125, "kB": 1e-6}


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("2", 2.0),
        ("2 GB", 2.0),
        ("2GB", 2.0),
        ("2 gb", 2.0),
        ("500 MB", 0.5),
        # Megabits are not megabytes; capitals tell them apart.
        ("8000 Mb", 1.0),
        ("1e6 KB", 1.0),
    ],
)
def test_a_unit_is_converted(text: str, value: float) -> None:
    assert read_number(text, "GB", UNITS) == pytest.approx(value, rel=1e-15)


def test_percent_as_the_unit_is_not_divided() -> None:
    assert read_number("12%", "%") == read_number("12", "%") == 12


@pytest.mark.parametrize("text", ["50%", "5 Gb"])
def test_what_may_mean_another_unit_is_not_taken_for_this_one(text: str) -> None:
    with pytest.raises(NumberProblem, match="units that are read"):
        read_number(text, "GB", UNITS)


def test_an_unknown_unit_is_told_with_those_that_are_read() -> None:
    with pytest.raises(NumberProblem) as caught:
        read_number("2 TB", "GB", UNITS)
    assert str(caught.value) == (
        "Found 'TB' behind the number; units that are read: GB, MB, Mb, kB."
    )


@pytest.mark.parametrize("text", ["9" * 10**6, "1e" + "9" * 10**6, "1e400/1e-400", "1/" * 10**5])
def test_what_is_huge_is_refused_quickly(text: str) -> None:
    start = time.perf_counter()
    with pytest.raises(NumberProblem):
        read_number(text)
    assert time.perf_counter() - start < 0.1


@given(st.floats(allow_nan=False, allow_infinity=False))
def test_a_float_as_python_writes_it_reads_back(value: float) -> None:
    assert read_number(repr(value)) == value
    assert read_number(f"{value:.17g}") == value


@given(st.integers(-(10**15), 10**15))
def test_grouped_thousands_read_back(value: int) -> None:
    assert read_number(f"{value:,}") == value


likely = st.text(alphabet="0123456789eE+-.,/%x*^() \u2212\u0663GBkm", max_size=30)


@given(st.one_of(st.text(max_size=60), likely))
def test_any_text_gives_a_finite_number_or_a_problem(text: str) -> None:
    try:
        value = read_number(text, "GB", UNITS)
    except NumberProblem:
        return
    assert math.isfinite(value)
