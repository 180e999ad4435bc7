"""The small language in which items compute their numbers.

A program is lines of `name = expression`. Expressions are Python's: arithmetic, comparison,
`a if c else b`, lists, indexing, comprehensions, and the functions in FUNCTIONS. There are no
attributes, imports, strings, loops or definitions, and every program runs within STEP_LIMIT steps,
so a bank from a stranger can be loaded without a sandbox: there is nothing to escape to.
"""

import ast
import math
from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache
from typing import Any, NamedTuple, TypeVar

from greenroom.bank.formula_functions import (
    BINARY,
    COMPARE,
    CONSTANTS,
    FUNCTIONS,
    UNARY,
    FormulaError,
    Value,
    bounded,
    refuse,
)

__all__ = ["FormulaError", "Value", "evaluate", "finite", "run"]

T = TypeVar("T")

STEP_LIMIT = 100_000
"""A step is a part of a formula that is worked out, or an entry of a list that is read."""
SOURCE_LIMIT = 10_000
_SHOWN = 60
_TOO_DEEP = "is nested too deep"


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

    def read(self, *values: Value) -> None:
        """Pay for every entry, inner lists included: a list of few can hold very many."""
        waiting = list(values)
        while waiting:
            value = waiting.pop()
            if isinstance(value, list | tuple):
                self.step(len(value))
                waiting += [entry for entry in value if isinstance(entry, list | tuple)]

    def made(self, value: Value) -> Value:
        """The value itself, its entries paid for."""
        if isinstance(value, list | tuple):
            self.step(len(value))
        return bounded(value)


_Code = Callable[[_Frame], Value]


def _found(node: ast.AST) -> str:
    text = ast.unparse(node)
    return text if len(text) <= _SHOWN else text[:_SHOWN] + "..."


def _constant(node: ast.Constant) -> _Code:
    value = node.value
    if not isinstance(value, bool | int | float):
        raise FormulaError(f"line {node.lineno}: found {_found(node)}; only numbers are allowed")
    bounded(value)
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
    apply = BINARY.get(type(node.op)) or refuse(
        f"line {node.lineno}: operator {type(node.op).__name__} is not allowed"
    )
    left, right = _expression(node.left), _expression(node.right)

    def run(frame: _Frame) -> Value:
        frame.step()
        return frame.made(apply(left(frame), right(frame)))

    return run


def _unary(node: ast.UnaryOp) -> _Code:
    apply = UNARY.get(type(node.op)) or refuse(
        f"line {node.lineno}: operator {type(node.op).__name__} is not allowed"
    )
    operand = _expression(node.operand)
    return lambda frame: apply(operand(frame))


def _boolean(node: ast.BoolOp) -> _Code:
    *parts, last = (_expression(value) for value in node.values)
    stops_at = isinstance(node.op, ast.Or)

    def run(frame: _Frame) -> Value:
        for part in parts:
            value = part(frame)
            if bool(value) is stops_at:
                return value
        return last(frame)

    return run


def _compare(node: ast.Compare) -> _Code:
    first = _expression(node.left)
    rest = [
        (
            COMPARE.get(type(op)) or refuse(f"line {node.lineno}: 'is' is not allowed; use =="),
            _expression(right),
        )
        for op, right in zip(node.ops, node.comparators, strict=True)
    ]

    def run(frame: _Frame) -> bool:
        frame.step()
        left = first(frame)
        for holds, right_code in rest:
            right = right_code(frame)
            frame.read(left, right)
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
    return lambda frame: frame.made(value(frame)[index(frame)])


def _call(node: ast.Call) -> _Code:
    name = node.func.id if isinstance(node.func, ast.Name) else ""
    function = FUNCTIONS.get(name)
    if function is None or node.keywords:
        raise FormulaError(
            f"line {node.lineno}: found {_found(node)}; allowed functions, without keywords: "
            f"{', '.join(sorted(FUNCTIONS))}"
        )
    arguments = [_expression(argument) for argument in node.args]
    call = function

    def run(frame: _Frame) -> Value:
        values = [argument(frame) for argument in arguments]
        frame.step()
        frame.read(*values)
        return frame.made(call(*values))

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
        raise FormulaError(f"line {target.lineno}: found {_found(target)}; only a name is set")
    elif target.id in FUNCTIONS:
        raise FormulaError(
            f"line {target.lineno}: '{target.id}' is a function; choose another name"
        )


class _Clause(NamedTuple):
    """One `for target in values if tests`, and the steps that each of its rounds costs."""

    target: ast.expr
    values: _Code
    tests: list[_Code]
    cost: int


def _clauses(node: ast.ListComp | ast.GeneratorExp) -> list[_Clause]:
    clauses = []
    inner: Sequence[ast.expr] = (*(g.iter for g in node.generators[1:]), node.elt)
    for generator, work in zip(node.generators, inner, strict=True):
        _check_target(generator.target)
        if generator.is_async:
            raise FormulaError(f"line {node.lineno}: found {_found(node)}; async is not allowed")
        tests = [_expression(test) for test in generator.ifs]
        cost = sum(isinstance(n, ast.expr) for m in (work, *generator.ifs) for n in ast.walk(m))
        clauses.append(_Clause(generator.target, _expression(generator.iter), tests, cost))
    return clauses


def _comprehension(node: ast.ListComp | ast.GeneratorExp) -> _Code:
    clauses, element = _clauses(node), _expression(node.elt)

    def walk(frame: _Frame, depth: int, found: list[Value]) -> None:
        if depth == len(clauses):
            found.append(element(frame))
            return
        clause = clauses[depth]
        for value in clause.values(frame):
            frame.step(clause.cost)
            _bind(clause.target, value, frame.names)
            if all(test(frame) for test in clause.tests):
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
        raise FormulaError(f"line {node.lineno}: found {_found(node)}; not allowed in a formula")
    return make(node)


def _parsed(source: str, mode: str) -> Any:
    if len(source) > SOURCE_LIMIT:
        raise FormulaError(f"found {len(source):,} characters; allowed: {SOURCE_LIMIT:,} or fewer")
    if not source.strip():
        raise FormulaError("is empty")
    try:
        return ast.parse(source.strip(), mode=mode)
    except (RecursionError, MemoryError):
        raise FormulaError(_TOO_DEEP) from None
    except (SyntaxError, ValueError) as error:
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
        raise FormulaError(f"line {node.lineno}: found {_found(node)}; allowed: name = expression")
    target = node.targets[0]
    if not isinstance(target, ast.Name):
        raise FormulaError(f"line {node.lineno}: found {_found(target)}; only a name is set")
    _check_target(target)
    return target.id, _expression(node.value)


def _guard(work: Callable[[], T]) -> T:
    try:
        return work()
    except FormulaError:
        raise
    except RecursionError:
        raise FormulaError(_TOO_DEEP) from None
    except (ArithmeticError, LookupError, TypeError, ValueError) as error:
        raise FormulaError(f"has no value: {error}") from None


def evaluate(source: str, names: Mapping[str, Value]) -> Value:
    """Value of one expression.

    Raises:
        FormulaError: it cannot be read, uses what is not allowed, or has no value.
    """
    code = _compiled_expression(source)
    return _guard(lambda: code(_Frame(dict(names))))


def finite(value: Value) -> float:
    """The value of a formula that must give a finite number.

    Raises:
        FormulaError: it is a list, infinite, not a number, or too large.
    """
    try:
        found = float(value)
    except (TypeError, OverflowError):
        raise FormulaError(f"gives {_shown(value)}; it must give one number") from None
    if not math.isfinite(found):
        raise FormulaError(f"gives {found}; it must give a finite number")
    return found


def _shown(value: Value) -> str:
    # A list is not printed: one of few entries can hold very many.
    if isinstance(value, list | tuple):
        return f"a list of {len(value)}"
    return f"a whole number of {len(str(value))} digits" if isinstance(value, int) else repr(value)


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
