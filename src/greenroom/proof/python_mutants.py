"""Mutants of Python sources.

Sources are edited as text, at places that `ast` and `tokenize` find, so that all else of a mutant
reads as its author wrote it. Left alone: annotations, docstrings, imports, what is raised,
f-strings (of which not every Python knows the places), and what runs under
`if __name__ == "__main__"`.
"""

import ast
import io
import math
import tokenize
from bisect import bisect_left
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any, Final, NamedTuple, TypeAlias

from greenroom.proof.mutant import Mutant, distinct, edited

COMPARISONS: Final[Mapping[type[ast.cmpop], tuple[str, str]]] = {
    ast.Lt: ("<", "<="),
    ast.LtE: ("<=", "<"),
    ast.Gt: (">", ">="),
    ast.GtE: (">=", ">"),
    ast.Eq: ("==", "!="),
    ast.NotEq: ("!=", "=="),
    ast.Is: ("is", "is not"),
    ast.IsNot: ("is not", "is"),
    ast.In: ("in", "not in"),
    ast.NotIn: ("not in", "in"),
}
ARITHMETIC: Final[Mapping[type[ast.operator], tuple[str, str]]] = {
    ast.Add: ("+", "-"),
    ast.Sub: ("-", "+"),
    ast.Mult: ("*", "/"),
    ast.Div: ("/", "*"),
    ast.FloorDiv: ("//", "/"),
    ast.Mod: ("%", "*"),
    ast.Pow: ("**", "*"),
    ast.MatMult: ("@", "*"),
    ast.BitAnd: ("&", "|"),
    ast.BitOr: ("|", "&"),
    ast.BitXor: ("^", "&"),
    ast.LShift: ("<<", ">>"),
    ast.RShift: (">>", "<<"),
}
NEGATIONS: Final[Mapping[type[ast.unaryop], tuple[str, str]]] = {
    ast.Not: ("not", "boolean"),
    ast.USub: ("-", "arithmetic"),
    ast.Invert: ("~", "boolean"),
}
OPPOSITES: Final = {
    "min": "max",
    "max": "min",
    "minimum": "maximum",
    "maximum": "minimum",
    "argmin": "argmax",
    "argmax": "argmin",
}
SYMMETRIC: Final = frozenset(
    {*OPPOSITES, "add", "allclose", "array_equal", "gcd", "hypot", "isclose", "lcm", "multiply"}
)
"""Calls whose two arguments may be swapped without anybody noticing."""
LEAST_CONSTANT: Final = 1e-6
"""Smaller ones guard against a division by zero, which twice as much does too."""
DROPPED: Final = (ast.Assign, ast.AugAssign, ast.AnnAssign, ast.Expr, ast.Delete, ast.Assert)
UNTOUCHED: Final = (ast.Raise, ast.JoinedStr, ast.Import, ast.ImportFrom, ast.Global, ast.Nonlocal)
SIMPLE: Final = (ast.Name, ast.Call, ast.Attribute, ast.Subscript, ast.Constant)


class Edit(NamedTuple):
    """Characters start to end become another text."""

    start: int
    end: int
    text: str
    operator: str


class Token(NamedTuple):
    """A token of a source; offsets are of characters."""

    start: int
    end: int
    text: str


Edits: TypeAlias = Iterator[Edit]


def mutants(source: str) -> Iterator[Mutant]:
    """All mutants of a module, from its first line to its last; each compiles.

    Raises:
        SyntaxError: the source is not Python.
    """
    source = source.replace("\r\n", "\n").replace("\r", "\n")
    tree = ast.parse(source)
    text = _Text(source)
    edits = sorted(edit for node in _judged(tree) for edit in _edits(text, node))
    made = (edited(source, *edit) for edit in edits)
    return distinct(mutant for mutant in made if _compiles(mutant.source))


def _compiles(source: str) -> bool:
    try:
        compile(source, "<mutant>", "exec")
    except (SyntaxError, ValueError):
        return False
    return True


class _Text:
    """A source with its tokens, and offsets for the places of `ast`."""

    def __init__(self, source: str) -> None:
        self.source = source
        self._lines = source.split("\n")
        self._starts = [0]
        for line in self._lines:
            self._starts.append(self._starts[-1] + len(line) + 1)
        self._tokens = [
            Token(self._starts[first - 1] + a, self._starts[last - 1] + b, text)
            for kind, text, (first, a), (last, b), _ in tokenize.generate_tokens(
                io.StringIO(source).readline
            )
            if kind in {tokenize.OP, tokenize.NAME}
        ]
        self._token_starts = [token.start for token in self._tokens]

    def _offset(self, line: int, column: int) -> int:
        """`ast` counts columns in bytes of UTF-8."""
        text = self._lines[line - 1]
        characters = column if text.isascii() else len(text.encode()[:column].decode())
        return self._starts[line - 1] + characters

    def start(self, node: ast.expr | ast.stmt) -> int:
        return self._offset(node.lineno, node.col_offset)

    def end(self, node: ast.expr | ast.stmt) -> int:
        assert node.end_lineno is not None  # noqa: S101 - parsed nodes have an end
        assert node.end_col_offset is not None  # noqa: S101 - the same
        return self._offset(node.end_lineno, node.end_col_offset)

    def of(self, node: ast.expr) -> str:
        """The text of a node."""
        return self.source[self.start(node) : self.end(node)]

    def find(self, words: str, start: int, end: int) -> tuple[int, int] | None:
        """Where one or two tokens stand between two offsets."""
        wanted = words.split()
        at = bisect_left(self._token_starts, start)
        while at < len(self._tokens) and self._tokens[at].start < end:
            found = self._tokens[at : at + len(wanted)]
            if [token.text for token in found] == wanted:
                return found[0].start, found[-1].end
            at += 1
        return None


def _judged(node: ast.AST) -> Iterator[ast.AST]:
    """A node and all below it that is worth a mistake."""
    if isinstance(node, UNTOUCHED) or _is_docstring(node) or _is_main_guard(node):
        return
    yield node
    for name, field in ast.iter_fields(node):
        if name in {"annotation", "returns", "msg"}:
            continue
        for child in field if isinstance(field, list) else [field]:
            if isinstance(child, ast.AST):
                yield from _judged(child)


def _is_docstring(node: ast.AST) -> bool:
    return (
        isinstance(node, ast.Expr)
        and isinstance(node.value, ast.Constant)
        and isinstance(node.value.value, str)
    )


def _is_main_guard(node: ast.AST) -> bool:
    return isinstance(node, ast.If) and any(
        isinstance(part, ast.Name) and part.id == "__name__" for part in ast.walk(node.test)
    )


def _edits(text: _Text, node: ast.AST) -> Edits:
    for kind, edits in EDITORS.items():
        if isinstance(node, kind):
            yield from edits(text, node)
    if isinstance(node, DROPPED) and not (isinstance(node, ast.AnnAssign) and node.value is None):
        yield Edit(text.start(node), text.end(node), "pass", "dropped statement")


def _compare(text: _Text, node: ast.Compare) -> Edits:
    sides = [node.left, *node.comparators]
    for operator, left, right in zip(node.ops, sides, sides[1:], strict=False):
        before, after = COMPARISONS[type(operator)]
        yield from _replaced(text, before, after, (text.end(left), text.start(right)), "comparison")


def _replaced(
    text: _Text, before: str, after: str, between: tuple[int, int], operator: str
) -> Edits:
    place = text.find(before, *between)
    if place:
        yield Edit(*place, after, operator)


def _arithmetic(text: _Text, node: ast.BinOp) -> Edits:
    before, after = ARITHMETIC[type(node.op)]
    between = (text.end(node.left), text.start(node.right))
    yield from _replaced(text, before, after, between, "arithmetic")


def _in_place(text: _Text, node: ast.AugAssign) -> Edits:
    before, after = ARITHMETIC[type(node.op)]
    between = (text.end(node.target), text.start(node.value))
    yield from _replaced(text, f"{before}=", f"{after}=", between, "arithmetic")


def _boolean(text: _Text, node: ast.BoolOp) -> Edits:
    before, after = ("and", "or") if isinstance(node.op, ast.And) else ("or", "and")
    for left, right in zip(node.values, node.values[1:], strict=False):
        yield from _replaced(text, before, after, (text.end(left), text.start(right)), "boolean")


def _negation(text: _Text, node: ast.UnaryOp) -> Edits:
    words = {
        ast.Not: ("not", "boolean"),
        ast.USub: ("-", "arithmetic"),
        ast.Invert: ("~", "boolean"),
    }
    word, operator = words.get(type(node.op), ("", ""))
    place = text.find(word, text.start(node), text.end(node)) if word else None
    if place:
        end = place[1] + (text.source[place[1] : place[1] + 1] == " ")
        yield Edit(place[0], end, "", operator)


def _constant(text: _Text, node: ast.Constant) -> Edits:
    for after in _other_constants(node.value):
        yield Edit(text.start(node), text.end(node), after, "constant")


def _other_constants(value: object) -> Sequence[str]:
    if isinstance(value, bool):
        return [str(not value)]
    if isinstance(value, int):
        return [str(value + 1)]
    if isinstance(value, float):
        if abs(value) < LEAST_CONSTANT:
            return ["1.0"] if value == 0 else []
        return [repr(each) for each in (2 * value, value / 2) if math.isfinite(each)]
    if isinstance(value, str):
        return ['""'] if value else ['"x"']
    return []


def _call(text: _Text, node: ast.Call) -> Edits:
    name = node.func.attr if isinstance(node.func, ast.Attribute) else ""
    name = node.func.id if isinstance(node.func, ast.Name) else name
    if name in OPPOSITES:
        end = text.end(node.func)
        yield Edit(end - len(name), end, OPPOSITES[name], "opposite call")
    if name == "range":
        starts_at = 0 if len(node.args) == 1 else 1
        for place, bound in enumerate(node.args[:2]):
            yield from _off_by_one(text, bound, "- 1" if place == starts_at else "+ 1")
    is_pair = len(node.args) == 2 and not any(isinstance(a, ast.Starred) for a in node.args)
    if is_pair and name not in SYMMETRIC:
        yield from _swapped(text, *node.args)


def _swapped(text: _Text, left: ast.expr, right: ast.expr) -> Edits:
    if text.of(left) == text.of(right):
        return
    between = text.source[text.end(left) : text.start(right)]
    # A bracket that belongs to one of them would change sides.
    if between.strip() == ",":
        after = text.of(right) + between + text.of(left)
        yield Edit(text.start(left), text.end(right), after, "swapped arguments")


def _axis(text: _Text, node: ast.keyword) -> Edits:
    if node.arg != "axis":
        return
    start, end = text.start(node.value), text.end(node.value)
    shown = text.of(node.value)
    for after in ("1" if shown == "0" else "0", "None"):
        if shown != after:
            yield Edit(start, end, after, "axis")


def _slice(text: _Text, node: ast.Slice) -> Edits:
    for bound, step in ((node.lower, "+ 1"), (node.upper, "- 1")):
        if bound is not None:
            yield from _off_by_one(text, bound, step)


def _off_by_one(text: _Text, bound: ast.expr, step: str) -> Edits:
    last = bound.right if isinstance(bound, ast.BinOp) else bound
    last = last.operand if isinstance(last, ast.UnaryOp) else last
    if isinstance(last, ast.Constant | ast.Starred):  # a constant has its own mutants
        return
    shown = text.of(bound)
    whole = shown if isinstance(bound, SIMPLE) else f"({shown})"
    yield Edit(text.start(bound), text.end(bound), f"{whole} {step}", "off by one")


def _break(text: _Text, node: ast.Break) -> Edits:
    yield Edit(text.start(node), text.end(node), "continue", "loop")


def _continue(text: _Text, node: ast.Continue) -> Edits:
    yield Edit(text.start(node), text.end(node), "break", "loop")


def _return(text: _Text, node: ast.Return) -> Edits:
    is_nothing = isinstance(node.value, ast.Constant) and node.value.value is None
    if node.value is not None and not is_nothing:
        yield Edit(text.start(node), text.end(node), "return None", "returned value")


EDITORS: Final[Mapping[type[ast.AST], Callable[[_Text, Any], Edits]]] = {
    ast.Compare: _compare,
    ast.BinOp: _arithmetic,
    ast.AugAssign: _in_place,
    ast.BoolOp: _boolean,
    ast.UnaryOp: _negation,
    ast.Constant: _constant,
    ast.Call: _call,
    ast.keyword: _axis,
    ast.Slice: _slice,
    ast.Break: _break,
    ast.Continue: _continue,
    ast.Return: _return,
}
