"""Reading a number that a person typed."""

import math
import re
from collections.abc import Mapping
from fractions import Fraction

_DIGITS = r"(?:[1-9]\d{0,2}(?:,\d{3})+(?!\d)|\d+)?(?:\.\d*)?"
_NUMBER = re.compile(rf"[+-]?{_DIGITS}(?:[eE][+-]?\d+)?", re.ASCII)
_POWER = re.compile(
    r"\s*(?:\*|x|\u00b7|\u00d7)\s*10\s*(?:\^|\*\*)\s*\(?\s*([+-]?\d+)\s*\)?", re.ASCII
)
_MINUS = str.maketrans({"\u2212": "-", "\u2013": "-", "\u00a0": " ", "\u202f": " "})

TEXT_LIMIT = 500
"""Characters; the largest float written out has 309 digits."""
EXPONENT_LIMIT = 400
"""Beyond the range of a float, which ends near 308."""
EXAMPLES = "0.25, 1e-3, 1/3, 12%"


class NumberProblem(ValueError):
    """The text is not one number; says what was found and what is allowed."""


def read_number(text: str, unit: str = "", units: Mapping[str, float] | None = None) -> float:
    """The number that a text stands for, in `unit`.

    A comma only groups thousands: 0,25 is refused rather than read as another number.

    Takes 1e-3, 3 x 10^-4, 1/3, 1,250.5, 12% (0.12 where the unit is not %), and a unit behind it.

    Raises:
        NumberProblem: it is not one finite number, or its unit is not known.
    """
    if len(text) > TEXT_LIMIT:
        raise NumberProblem(f"Found {len(text):,} characters; give one number such as {EXAMPLES}.")
    rest = text.translate(_MINUS).strip()
    value, rest = _take_number(rest, text)
    if rest.startswith("/"):
        below, rest = _take_number(rest[1:].lstrip(), text)
        if not below:
            raise NumberProblem(f"Found '{_short(text)}', a division by zero.")
        value /= below
    return _finite(value * _factor(rest.strip(), unit, units or {}), text)


def _take_number(text: str, whole: str) -> tuple[Fraction, str]:
    match = _NUMBER.match(text)
    found = match.group() if match else ""
    if not re.search(r"\d", found.partition("e")[0].partition("E")[0]):
        raise NumberProblem(f"Found '{_short(whole)}'; give one number such as {EXAMPLES}.")
    digits, _, exponent = found.lower().partition("e")
    value, rest = Fraction(digits.replace(",", "")), text[len(found) :]
    power = _POWER.match(rest)
    rest = rest[power.end() :] if power else rest
    if re.match(r",\d", rest, re.ASCII):
        raise NumberProblem(
            f"Found '{_short(whole)}'; write a decimal point, not a comma: 0.25. "
            "A comma may only group thousands: 1,250."
        )
    tens = _exponent(exponent, whole) + _exponent(power.group(1) if power else "", whole)
    return value * Fraction(10) ** tens, rest.lstrip()


def _exponent(digits: str, whole: str) -> int:
    exponent = int(digits or 0)
    if abs(exponent) > EXPONENT_LIMIT:
        raise NumberProblem(
            f"Found '{_short(whole)}'; exponents are read from -{EXPONENT_LIMIT} to "
            f"{EXPONENT_LIMIT}."
        )
    return exponent


def _factor(name: str, unit: str, units: Mapping[str, float]) -> Fraction:
    sizes = {**units, unit: 1.0, "": 1.0}
    # As written first: Mb and MB are two units.
    known = name if name in sizes else next((u for u in sizes if _same(name, u)), None)
    if known is not None:
        return Fraction(sizes[known])
    if name == "%" and not unit:
        return Fraction(1, 100)
    allowed = ", ".join(filter(None, [unit, *units])) or "none, or %"
    raise NumberProblem(
        f"Found '{_short(name)}' behind the number; units that are read: {allowed}."
    )


def _same(name: str, unit: str) -> bool:
    # Typed all small or all large; Gb is not a careless GB but may mean gigabits.
    return name.casefold() == unit.casefold() and (name.islower() or name.isupper())


def _finite(value: Fraction, text: str) -> float:
    try:
        number = float(value)
    except OverflowError:
        number = math.inf
    if not math.isfinite(number):
        raise NumberProblem(f"Found '{_short(text)}'; the number is too large to compare.")
    return number


def _short(text: str) -> str:
    return text if len(text) <= 40 else text[:40] + "..."
