"""The small language in which items compute their numbers.

A program is lines of `name = expression`. Expressions are Python's: arithmetic, comparison,
`a if c else b`, lists, indexing, comprehensions, and the functions in FUNCTIONS. There are no
attributes, imports, strings, loops or definitions, and all formulas of a question share one Budget,
so a bank from a stranger can be loaded without a sandbox: there is nothing to escape to.
"""

import ast
import math
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import Any, NamedTuple, TypeVar

from greenroom.bank.formula_budget import Budget, kept
from greenroom.bank.formula_functions import (
    BINARY,
    COMPARE,
    CONSTANTS,
    FUNCTIONS,
    UNARY,
    FormulaError,
    Value,
    bounded,
    cut,
    refuse,
)

__all__ = ["Budget", "FormulaError", "Value", "evaluate", "finite", "run"]

A = TypeVar("A")
T = TypeVar("T")

SOURCE_LIMIT = 10_000
NAMES_LIMIT = 200
"""Names are copied for each formula, so that none sees what another one sets."""
_START = 5
"""Steps that starting a formula costs: it takes as long as working out some parts of it."""
_KNOWN_SHOWN = 300
_TOO_DEEP = "is nested too deep"


class _Frame:
    """One run: its variables and the budget that it pays from."""

    __slots__ = ("names", "step")

    def __init__(self, names: Mapping[str, Value], budget: Budget | None, cost: int) -> None:
        if len(names) > NAMES_LIMIT:
            raise FormulaError(f"found {len(names):,} names; allowed: {NAMES_LIMIT} or fewer")
        self.names = dict(names)
        self.step = (budget or Budget()).step
        self.step(_START + cost)

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
    return cut(ast.unparse(node))


def _cost(*nodes: ast.AST) -> int:
    """Steps of working out each part once."""
    return sum(isinstance(part, ast.expr) for node in nodes for part in ast.walk(node))


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
        known = cut(", ".join(sorted(frame.names)), _KNOWN_SHOWN) or "none"
        raise FormulaError(f"line {node.lineno}: no name '{cut(name)}'; known names: {known}")

    return load


def _binary(node: ast.BinOp) -> _Code:
    apply = BINARY.get(type(node.op)) or refuse(
        f"line {node.lineno}: operator {type(node.op).__name__} is not allowed"
    )
    left, right = _expression(node.left), _expression(node.right)

    return lambda frame: frame.made(apply(left(frame), right(frame)))


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
        cost = _cost(generator.target, work, *generator.ifs)
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


def _whole_expression(source: str) -> tuple[_Code, int]:
    node = _parsed(source, "eval").body
    return _expression(node), _cost(node)


def _whole_program(source: str) -> tuple[tuple[tuple[str, _Code], ...], int]:
    nodes = _parsed(source, "exec").body
    if len(nodes) > NAMES_LIMIT:
        raise FormulaError(f"found {len(nodes):,} lines; allowed: {NAMES_LIMIT} or fewer")
    return tuple(_statement(node) for node in nodes), _cost(*nodes)


def _statement(node: ast.stmt) -> tuple[str, _Code]:
    if not isinstance(node, ast.Assign) or len(node.targets) != 1:
        raise FormulaError(f"line {node.lineno}: found {_found(node)}; allowed: name = expression")
    target = node.targets[0]
    if not isinstance(target, ast.Name):
        raise FormulaError(f"line {node.lineno}: found {_found(target)}; only a name is set")
    _check_target(target)
    return target.id, _expression(node.value)


def _guard(work: Callable[[A], T], argument: A) -> T:
    try:
        return work(argument)
    except FormulaError:
        raise
    except RecursionError:
        raise FormulaError(_TOO_DEEP) from None
    except (ArithmeticError, LookupError, TypeError, ValueError) as error:
        raise FormulaError(f"has no value: {error}") from None


_compiled_expression = kept(partial(_guard, _whole_expression))
_compiled_program = kept(partial(_guard, _whole_program))


def evaluate(source: str, names: Mapping[str, Value], budget: Budget | None = None) -> Value:
    """Value of one expression, paid from the budget; without one it has its own.

    Raises:
        FormulaError: it cannot be read, uses what is not allowed, takes too long, or has no value.
    """
    code, cost = _compiled_expression(source)
    return _guard(code, _Frame(names, budget, cost))


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


def run(source: str, names: Mapping[str, Value], budget: Budget | None = None) -> dict[str, Value]:
    """All names after the program: those given and those it sets. Paid as `evaluate` is.

    Raises:
        FormulaError: it cannot be read, uses what is not allowed, takes too long, or has no value.
    """
    program, cost = _compiled_program(source)

    def work(frame: _Frame) -> dict[str, Value]:
        for name, code in program:
            frame.names[name] = code(frame)
        return frame.names

    return _guard(work, _Frame(names, budget, cost))
