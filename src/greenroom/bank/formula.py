"""The small language in which items compute their numbers.

A program is lines of `name = expression`. Expressions are Python's: arithmetic, comparison,
`a if c else b`, lists, indexing, comprehensions, and the functions in FUNCTIONS. There are no
attributes, imports, strings, loops or definitions, and every program runs within STEP_LIMIT steps,
so a bank from a stranger can be loaded without a sandbox: there is nothing to escape to.
"""

import ast
import math
import operator
from collections.abc import Callable, Iterable, Mapping
from functools import lru_cache
from statistics import NormalDist
from typing import Any, TypeVar

T = TypeVar("T")
Value = Any
"""bool, int, float, or a list or tuple of values."""

STEP_LIMIT = 100_000
INTEGER_BITS_LIMIT = 2_048
SIZE_LIMIT = 10_000
SOURCE_LIMIT = 10_000


class FormulaError(ValueError):
    """The formula cannot be read or has no value; the text says where and why."""


class _Frame:
    """One run: its variables and the steps it has left."""

    __slots__ = ("left", "names")

    def __init__(self, names: dict[str, Value]) -> None:
        self.names = names
        self.left = STEP_LIMIT

    def step(self, cost: int = 1) -> None:
        self.left -= cost
        if self.left < 0:
            raise FormulaError(f"runs longer than {STEP_LIMIT} steps")


_Code = Callable[[_Frame], Value]


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
    if isinstance(left, list) and isinstance(right, list):
        return _sized([*left, *right])
    return left + right


FUNCTIONS: Mapping[str, Callable[..., Value]] = {
    "abs": abs,
    "all": all,
    "any": any,
    "ceil": math.ceil,
    "comb": lambda n, k: math.comb(n, k) if n <= 500 else _refuse("comb takes n up to 500"),
    "descending": lambda values: sorted(values, reverse=True),
    "enumerate": lambda values: _sized(enumerate(values)),
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
    "prod": lambda values: _bounded(math.prod(values)),
    "range": lambda *bounds: _sized(range(*bounds)),
    "round": round,
    "sorted": sorted,
    "sqrt": math.sqrt,
    "sum": lambda values: sum(values),  # noqa: PLW0108 - a start value would hide a list
    "zip": lambda *lists: _sized(zip(*lists, strict=True)),
}
CONSTANTS: Mapping[str, float] = {"e": math.e, "pi": math.pi}

_BINARY: Mapping[type[ast.operator], Callable[[Value, Value], Value]] = {
    ast.Add: _plus,
    ast.Sub: operator.sub,
    ast.Mult: _times,
    ast.Div: operator.truediv,
    ast.FloorDiv: operator.floordiv,
    ast.Mod: operator.mod,
    ast.Pow: _power,
}
_UNARY: Mapping[type[ast.unaryop], Callable[[Value], Value]] = {
    ast.USub: operator.neg,
    ast.UAdd: operator.pos,
    ast.Not: operator.not_,
}
_COMPARE: Mapping[type[ast.cmpop], Callable[[Value, Value], bool]] = {
    ast.Eq: operator.eq,
    ast.NotEq: operator.ne,
    ast.Lt: operator.lt,
    ast.LtE: operator.le,
    ast.Gt: operator.gt,
    ast.GtE: operator.ge,
    ast.In: lambda left, right: left in right,
    ast.NotIn: lambda left, right: left not in right,
}


def _refuse(message: str) -> Value:
    raise FormulaError(message)


def _bounded(value: Value) -> Value:
    if isinstance(value, int) and value.bit_length() > INTEGER_BITS_LIMIT:
        raise FormulaError("a whole number grew too large")
    return value


def _constant(node: ast.Constant) -> _Code:
    value = node.value
    if not isinstance(value, bool | int | float):
        raise FormulaError(f"line {node.lineno}: found {value!r}; only numbers are allowed")
    _bounded(value)
    return lambda frame: value


def _name(node: ast.Name) -> _Code:
    name = node.id

    def load(frame: _Frame) -> Value:
        if name in frame.names:
            return frame.names[name]
        if name in CONSTANTS:
            return CONSTANTS[name]
        known = ", ".join(sorted(frame.names)) or "none"
        raise FormulaError(f"line {node.lineno}: no name '{name}'; known names: {known}")

    return load


def _binary(node: ast.BinOp) -> _Code:
    apply = _BINARY.get(type(node.op)) or _refuse(
        f"line {node.lineno}: operator {type(node.op).__name__} is not allowed"
    )
    left, right = _expression(node.left), _expression(node.right)

    def run(frame: _Frame) -> Value:
        frame.step()
        return _bounded(apply(left(frame), right(frame)))

    return run


def _unary(node: ast.UnaryOp) -> _Code:
    apply = _UNARY.get(type(node.op)) or _refuse(
        f"line {node.lineno}: operator {type(node.op).__name__} is not allowed"
    )
    operand = _expression(node.operand)
    return lambda frame: apply(operand(frame))


def _boolean(node: ast.BoolOp) -> _Code:
    parts = [_expression(value) for value in node.values]
    if isinstance(node.op, ast.And):
        return lambda frame: all(part(frame) for part in parts)
    return lambda frame: any(part(frame) for part in parts)


def _compare(node: ast.Compare) -> _Code:
    first = _expression(node.left)
    rest = [
        (
            _COMPARE.get(type(op)) or _refuse(f"line {node.lineno}: 'is' is not allowed; use =="),
            _expression(right),
        )
        for op, right in zip(node.ops, node.comparators, strict=True)
    ]

    def run(frame: _Frame) -> bool:
        frame.step()
        left = first(frame)
        for holds, right_code in rest:
            right = right_code(frame)
            if not holds(left, right):
                return False
            left = right
        return True

    return run


def _conditional(node: ast.IfExp) -> _Code:
    test, then, other = (_expression(n) for n in (node.test, node.body, node.orelse))
    return lambda frame: then(frame) if test(frame) else other(frame)


def _list(node: ast.List | ast.Tuple) -> _Code:
    parts = [_expression(element) for element in node.elts]
    make = list if isinstance(node, ast.List) else tuple
    return lambda frame: make(part(frame) for part in parts)


def _slice(node: ast.Slice) -> _Code:
    bounds = [
        _expression(n) if n is not None else (lambda frame: None)
        for n in (node.lower, node.upper, node.step)
    ]
    return lambda frame: slice(*(bound(frame) for bound in bounds))


def _subscript(node: ast.Subscript) -> _Code:
    value, index = _expression(node.value), _expression(node.slice)
    return lambda frame: value(frame)[index(frame)]


def _call(node: ast.Call) -> _Code:
    name = node.func.id if isinstance(node.func, ast.Name) else ""
    function = FUNCTIONS.get(name)
    if function is None or node.keywords:
        found = ast.unparse(node)
        raise FormulaError(
            f"line {node.lineno}: found {found}; allowed functions, without keywords: "
            f"{', '.join(sorted(FUNCTIONS))}"
        )
    arguments = [_expression(argument) for argument in node.args]
    call = function

    def run(frame: _Frame) -> Value:
        values = [argument(frame) for argument in arguments]
        frame.step(1 + sum(len(v) for v in values if isinstance(v, list | tuple)))
        return _bounded(call(*values))

    return run


def _bind(target: ast.expr, value: Value, names: dict[str, Value]) -> None:
    if isinstance(target, ast.Name):
        names[target.id] = value
    elif isinstance(target, ast.Tuple):
        for part, element in zip(target.elts, value, strict=True):
            _bind(part, element, names)


def _check_target(target: ast.expr) -> None:
    if isinstance(target, ast.Tuple):
        for part in target.elts:
            _check_target(part)
    elif not isinstance(target, ast.Name):
        raise FormulaError(f"line {target.lineno}: found {ast.unparse(target)}; only a name is set")
    elif target.id in FUNCTIONS:
        raise FormulaError(
            f"line {target.lineno}: '{target.id}' is a function; choose another name"
        )


def _comprehension(node: ast.ListComp | ast.GeneratorExp) -> _Code:
    element = _expression(node.elt)
    clauses = []
    for generator in node.generators:
        _check_target(generator.target)
        tests = [_expression(test) for test in generator.ifs]
        clauses.append((generator.target, _expression(generator.iter), tests))

    def walk(frame: _Frame, depth: int, found: list[Value]) -> None:
        if depth == len(clauses):
            found.append(element(frame))
            return
        target, values, tests = clauses[depth]
        for value in values(frame):
            frame.step()
            _bind(target, value, frame.names)
            if all(test(frame) for test in tests):
                walk(frame, depth + 1, found)

    def run(frame: _Frame) -> list[Value]:
        outer = dict(frame.names)
        found: list[Value] = []
        walk(frame, 0, found)
        frame.names = outer
        return found

    return run


_NODES: Mapping[type[ast.expr], Callable[[Any], _Code]] = {
    ast.BinOp: _binary,
    ast.BoolOp: _boolean,
    ast.Call: _call,
    ast.Compare: _compare,
    ast.Constant: _constant,
    ast.GeneratorExp: _comprehension,
    ast.IfExp: _conditional,
    ast.List: _list,
    ast.ListComp: _comprehension,
    ast.Name: _name,
    ast.Slice: _slice,
    ast.Subscript: _subscript,
    ast.Tuple: _list,
    ast.UnaryOp: _unary,
}


def _expression(node: ast.expr) -> _Code:
    make = _NODES.get(type(node))
    if make is None:
        raise FormulaError(
            f"line {node.lineno}: found {ast.unparse(node)}; not allowed in a formula"
        )
    return make(node)


def _parsed(source: str, mode: str) -> Any:
    if len(source) > SOURCE_LIMIT:
        raise FormulaError(f"{len(source)} characters; at most {SOURCE_LIMIT}")
    try:
        return ast.parse(source.strip(), mode=mode)
    except (SyntaxError, ValueError, RecursionError, MemoryError) as error:
        line = getattr(error, "lineno", None)
        where = f"line {line}: " if line else ""
        raise FormulaError(f"{where}not a formula: {getattr(error, 'msg', error)}") from None


@lru_cache(maxsize=4_096)
def _compiled_expression(source: str) -> _Code:
    return _guard(lambda: _expression(_parsed(source, "eval").body))


@lru_cache(maxsize=1_024)
def _compiled_program(source: str) -> tuple[tuple[str, _Code], ...]:
    return _guard(lambda: tuple(_statement(node) for node in _parsed(source, "exec").body))


def _statement(node: ast.stmt) -> tuple[str, _Code]:
    if not isinstance(node, ast.Assign) or len(node.targets) != 1:
        raise FormulaError(
            f"line {node.lineno}: found {ast.unparse(node)}; allowed: name = expression"
        )
    target = node.targets[0]
    if not isinstance(target, ast.Name):
        raise FormulaError(f"line {node.lineno}: found {ast.unparse(target)}; only a name is set")
    _check_target(target)
    return target.id, _expression(node.value)


def _guard(work: Callable[[], T]) -> T:
    try:
        return work()
    except FormulaError:
        raise
    except (ArithmeticError, LookupError, TypeError, ValueError, RecursionError) as error:
        raise FormulaError(f"has no value: {error}") from None


def evaluate(source: str, names: Mapping[str, Value]) -> Value:
    """Value of one expression.

    Raises:
        FormulaError: it cannot be read, uses what is not allowed, or has no value.
    """
    code = _compiled_expression(source)
    return _guard(lambda: code(_Frame(dict(names))))


def run(source: str, names: Mapping[str, Value]) -> dict[str, Value]:
    """All names after the program: those given and those it sets.

    Raises:
        FormulaError: it cannot be read, uses what is not allowed, or has no value.
    """
    program = _compiled_program(source)
    frame = _Frame(dict(names))

    def work() -> dict[str, Value]:
        for name, code in program:
            frame.names[name] = code(frame)
        return frame.names

    return _guard(work)
