"""Reading a number that a person typed."""

import math
import re
from collections.abc import Mapping
from fractions import Fraction

_DIGITS = r"(?:\d{1,3}(?:,\d{3})+|\d+)?(?:\.\d*)?"
_NUMBER = re.compile(rf"[+-]?{_DIGITS}(?:[eE][+-]?\d{{1,3}})?", re.ASCII)
_POWER = re.compile(
    r"\s*(?:\*|x|\u00b7|\u00d7)\s*10\s*(?:\^|\*\*)\s*\(?\s*([+-]?\d{1,3})\s*\)?", re.ASCII
)
_MINUS = str.maketrans({"\u2212": "-", "\u2013": "-", "\u00a0": " ", "\u202f": " "})

EXAMPLES = "0.25, 1e-3, 1/3, 12%"


class NumberProblem(ValueError):
    """The text is not one number; says what was found and what is allowed."""


def read_number(text: str, unit: str = "", units: Mapping[str, float] | None = None) -> float:
    """The number that a text stands for, in `unit`.

    Takes 1e-3, 3 x 10^-4, 1/3, 1,250.5, 12% (0.12 where the unit is not %), and a unit behind it.

    Raises:
        NumberProblem: it is not one finite number, or its unit is not known.
    """
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
    value, rest = Fraction(found.replace(",", "")), text[len(found) :]
    power = _POWER.match(rest)
    if power:
        value *= Fraction(10) ** int(power.group(1))
        rest = rest[power.end() :]
    return value, rest.lstrip()


def _factor(name: str, unit: str, units: Mapping[str, float]) -> Fraction:
    if not name or _same(name, unit):
        return Fraction(1)
    for known, size in units.items():
        if _same(name, known):
            return Fraction(size)
    if name == "%":
        return Fraction(1, 100)
    allowed = ", ".join(filter(None, [unit, *units])) or "none, or %"
    raise NumberProblem(
        f"Found '{_short(name)}' behind the number; units that are read: {allowed}."
    )


def _same(name: str, unit: str) -> bool:
    return name == unit or name.casefold() == unit.casefold()


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
