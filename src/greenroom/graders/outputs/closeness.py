"""When two numbers are the same.

|got - want| <= max(absolute, relative * |want|), with three refinements:

- rounding: where either side has a coarser float than float64, `relative` is at least 100 machine
  epsilons of the coarser one and `absolute` at least one (float32: 1.2e-5 and 1.2e-7);
- integers against integers are equal or not, unless the rule is looser than its default;
- an integer against a float may be off by a quarter at most (or by rounding, above 1e13): a count
  of 1,000,001.0 is not 1,000,000.

NaN equals NaN, an infinity equals itself. True is 1. Integers of any size are compared exactly.
"""

import math
from decimal import Decimal
from typing import Any, Final, TypeAlias, TypeGuard

import numpy as np

from greenroom.graders.outputs.rule import RELATIVE, Rule

Array: TypeAlias = np.ndarray[Any, np.dtype[Any]]
Number: TypeAlias = int | float | complex | Decimal

FINE: Final = float(np.finfo(np.float64).eps)
EPSILONS: Final = 100
"""Machine epsilons that a sum of some thousand terms, done in another order, may be off by."""
INTEGER_SLACK: Final = 0.25
NUMBERS: Final = (int, float, complex, Decimal, np.number, np.bool_)


def is_number(value: object) -> TypeGuard[Number | np.number[Any] | np.bool_]:
    """Whether a value is a number; True is, a span of time is not."""
    return isinstance(value, NUMBERS) and not isinstance(value, np.timedelta64)


def is_missing_number(value: object) -> bool:
    """Whether a value is a NaN."""
    if isinstance(value, Decimal):
        return value.is_nan()
    return is_number(value) and value != value  # noqa: PLR0124  only NaN is not itself


def epsilon(dtype: "np.dtype[Any]") -> float:
    """Machine epsilon of a float dtype; 0 of others, which do not round."""
    return float(np.finfo(dtype).eps) if dtype.kind in "fc" else 0.0


def plain(value: Any) -> Number:
    """A number as Python's own; a long double as the nearest float."""
    if isinstance(value, np.bool_ | np.integer | bool):
        return int(value)
    if isinstance(value, np.complexfloating):
        return complex(value)
    if isinstance(value, np.floating):
        return float(value)
    number: Number = value
    return number


def is_close(got: Any, want: Any, rule: Rule) -> bool:
    """Whether two numbers are the same, by the rule of this module."""
    rounding = max(_epsilon_of(got), _epsilon_of(want))
    left, right = plain(got), plain(want)
    if isinstance(left, int) and isinstance(right, int):
        return _are_integers_close(left, right, rule)
    if is_missing_number(left) or is_missing_number(right):
        return is_missing_number(left) and is_missing_number(right)
    if left == right:
        return True
    return _are_floats_close(left, right, rule, rounding)


def _epsilon_of(value: object) -> float:
    return epsilon(value.dtype) if isinstance(value, np.generic) else 0.0


def _are_integers_close(got: int, want: int, rule: Rule) -> bool:
    off = abs(got - want)
    if off <= rule.absolute:
        return True
    # Divided, not multiplied: an integer may be larger than any float.
    return rule.relative > RELATIVE and want != 0 and off / abs(want) <= rule.relative


def _are_floats_close(got: Number, want: Number, rule: Rule, rounding: float) -> bool:
    try:
        left, right = complex(got), complex(want)
    except OverflowError:  # an integer beyond all floats, and not equal
        return False
    off, size = abs(left - right), abs(right)
    if not (math.isfinite(off) and math.isfinite(size)):
        return False
    relative, absolute = _loosened(rule, rounding)
    allowed = relative * size
    if isinstance(got, int) != isinstance(want, int) and rule.relative <= RELATIVE:
        allowed = min(allowed, max(INTEGER_SLACK, EPSILONS * max(rounding, FINE) * size))
    return off <= max(absolute, allowed)


def _loosened(rule: Rule, rounding: float) -> tuple[float, float]:
    """Relative and absolute tolerance where numbers are rounded to this machine epsilon."""
    if rounding <= FINE:
        return rule.relative, rule.absolute
    return max(rule.relative, EPSILONS * rounding), max(rule.absolute, rounding)


def far_apart(got: Array, want: Array, rule: Rule, rounding: float = 0.0) -> "Array":
    """Where two arrays of numbers of one shape differ, as an array of bools.

    Args:
        got: Numbers of any dtype.
        want: Numbers of any dtype.
        rule: The tolerance.
        rounding: Machine epsilon of the coarsest float that either was made of.
    """
    rounding = max(rounding, epsilon(got.dtype), epsilon(want.dtype))
    are_integers = (got.dtype.kind in "biu", want.dtype.kind in "biu")
    different: Array = got != want
    if all(are_integers) and rule.relative <= RELATIVE and rule.absolute < 1:
        return different
    common = np.result_type(got, want, np.float64)
    with np.errstate(all="ignore"):
        left, right = got.astype(common), want.astype(common)
        size = np.abs(right)
        relative, absolute = _loosened(rule, rounding)
        allowed = relative * size
        if all(are_integers):
            allowed = relative * size if rule.relative > RELATIVE else np.zeros_like(size)
        elif any(are_integers) and rule.relative <= RELATIVE:
            slack = np.maximum(INTEGER_SLACK, EPSILONS * max(rounding, FINE) * size)
            allowed = np.minimum(allowed, slack)
        off = np.abs(left - right)
        near = (off <= np.maximum(absolute, allowed)) & np.isfinite(off) & np.isfinite(size)
    far: Array = different & ~near & ~(np.isnan(left) & np.isnan(right))
    return far
