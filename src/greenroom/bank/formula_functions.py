"""The functions, constants and operators of the formula language, each bounded in what it makes."""

import ast
import math
import operator
from collections.abc import Callable, Iterable, Mapping
from statistics import NormalDist
from typing import Any

Value = Any
"""bool, int, float, or a list or tuple of values."""

INTEGER_BITS_LIMIT = 2_048
SIZE_LIMIT = 10_000
COMB_LIMIT = 500
ROUND_LIMIT = 30
_SHOWN = 60


class FormulaError(ValueError):
    """The formula cannot be read or has no value; the text says where and why."""


def refuse(message: str) -> Value:
    """For use inside an expression.

    Raises:
        FormulaError: always.
    """
    raise FormulaError(message)


def cut(text: str, limit: int = _SHOWN) -> str:
    """The text for a message: a formula or a name may run over thousands of characters."""
    return text if len(text) <= limit else text[:limit] + "..."


def bounded(value: Value) -> Value:
    """The value itself.

    Raises:
        FormulaError: it is a whole number of more than INTEGER_BITS_LIMIT bits.
    """
    if isinstance(value, int) and value.bit_length() > INTEGER_BITS_LIMIT:
        raise FormulaError(f"a whole number grew beyond {INTEGER_BITS_LIMIT} bits")
    return value


def _sized(values: Iterable[Value]) -> list[Value]:
    found = []
    for value in values:
        found.append(value)
        if len(found) > SIZE_LIMIT:
            raise FormulaError(f"a list is longer than {SIZE_LIMIT}")
    return found


def _power(base: float, exponent: float) -> float:
    is_whole = isinstance(base, int) and isinstance(exponent, int)
    if is_whole and abs(exponent) * int(base).bit_length() > INTEGER_BITS_LIMIT:
        raise FormulaError(f"{base} ** {exponent} is too large")
    result = base**exponent
    if isinstance(result, complex):
        raise FormulaError(f"{base} ** {exponent} is not a real number")
    return float(result) if isinstance(result, float) else result


def _times(left: Value, right: Value) -> Value:
    if isinstance(left, list | tuple) or isinstance(right, list | tuple):
        raise FormulaError("a list cannot be multiplied; write a comprehension")
    return left * right


def _plus(left: Value, right: Value) -> Value:
    both = (left, right)
    if all(isinstance(v, list | tuple) for v in both) and sum(map(len, both)) > SIZE_LIMIT:
        raise FormulaError(f"a list is longer than {SIZE_LIMIT}")
    return left + right


def _prod(values: Iterable[Value]) -> Value:
    # Bounded at each step: a product of many large numbers would take minutes to refuse at the end.
    product: Value = 1
    for value in values:
        product = bounded(_times(product, value))
    return product


def _round(value: float, digits: int | None = None) -> float:
    # Beyond this Python would build 10 ** digits to round a whole number.
    if digits is not None and abs(digits) > ROUND_LIMIT:
        raise FormulaError(f"round takes up to {ROUND_LIMIT} digits")
    return round(value, digits)


def _comb(n: int, k: int) -> int:
    return math.comb(n, k) if n <= COMB_LIMIT else refuse(f"comb takes n up to {COMB_LIMIT}")


FUNCTIONS: Mapping[str, Callable[..., Value]] = {
    "abs": abs,
    "all": all,
    "any": any,
    "ceil": math.ceil,
    "comb": _comb,
    "descending": lambda values: sorted(values, reverse=True),
    "enumerate": lambda values: _sized(enumerate(values)),
    "cos": math.cos,
    "exp": math.exp,
    "floor": math.floor,
    "len": len,
    "log": math.log,
    "log10": math.log10,
    "log2": math.log2,
    "max": max,
    "mean": lambda values: math.fsum(values) / len(values),
    "min": min,
    "normal_cdf": NormalDist().cdf,
    "normal_quantile": NormalDist().inv_cdf,
    "prod": _prod,
    "range": lambda *bounds: _sized(range(*bounds)),
    "round": _round,
    "sin": math.sin,
    "sorted": sorted,
    "sqrt": math.sqrt,
    "sum": lambda values: sum(values),  # noqa: PLW0108 - a start value would hide a list
    "tanh": math.tanh,
    "zip": lambda *lists: _sized(zip(*lists, strict=True)),
}
CONSTANTS: Mapping[str, float] = {"e": math.e, "pi": math.pi}

BINARY: Mapping[type[ast.operator], Callable[[Value, Value], Value]] = {
    ast.Add: _plus,
    ast.Sub: operator.sub,
    ast.Mult: _times,
    ast.Div: operator.truediv,
    ast.FloorDiv: operator.floordiv,
    ast.Mod: operator.mod,
    ast.Pow: _power,
}
UNARY: Mapping[type[ast.unaryop], Callable[[Value], Value]] = {
    ast.USub: operator.neg,
    ast.UAdd: operator.pos,
    ast.Not: operator.not_,
}
COMPARE: Mapping[type[ast.cmpop], Callable[[Value, Value], bool]] = {
    ast.Eq: operator.eq,
    ast.NotEq: operator.ne,
    ast.Lt: operator.lt,
    ast.LtE: operator.le,
    ast.Gt: operator.gt,
    ast.GtE: operator.ge,
    ast.In: lambda left, right: left in right,
    ast.NotIn: lambda left, right: left not in right,
}
