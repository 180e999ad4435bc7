"""Mutants of SELECT statements in DuckDB's dialect.

A statement is edited token by token; no grammar is needed, and what cannot be told apart without
one is left alone.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from typing import Final, NamedTuple, TypeAlias

from greenroom.proof.mutant import Mutant, distinct, edited

TOKEN: Final = re.compile(
    r"""
    (?P<skip>\s+|--[^\n]*|/\*.*?\*/)
  | (?P<text>'(?:[^']|'')*')
  | (?P<name>"(?:[^"]|"")*")
  | (?P<number>\d+(?:\.\d*)?(?:[eE][+-]?\d+)?|\.\d+)
  | (?P<word>[^\W\d]\w*)
  | (?P<symbol><>|!=|<=|>=|=>|==|::|\|\||->>?|.)
    """,
    re.VERBOSE | re.DOTALL,
)
COMPARISONS: Final = {
    "=": "<>",
    "==": "<>",
    "<>": "=",
    "!=": "=",
    "<": "<=",
    "<=": "<",
    ">": ">=",
    ">=": ">",
}
CALLS: Final = {
    "SUM": ("AVG",),
    "AVG": ("SUM",),
    "MIN": ("MAX",),
    "MAX": ("MIN",),
    "ROW_NUMBER": ("RANK",),
    "RANK": ("DENSE_RANK", "ROW_NUMBER"),
    "DENSE_RANK": ("RANK",),
    "LAG": ("LEAD",),
    "LEAD": ("LAG",),
}
JOIN_KINDS: Final = frozenset(
    {"LEFT", "RIGHT", "FULL", "OUTER", "CROSS", "ASOF", "SEMI", "ANTI", "NATURAL", "POSITIONAL"}
)
SIZED_TYPES: Final = frozenset({"DECIMAL", "NUMERIC", "VARCHAR", "CHAR"})
FRAMES: Final = frozenset({"ROWS", "RANGE", "GROUPS"})
DIRECTIONS: Final = {"ASC": "DESC", "DESC": "ASC"}
AFTER_ORDER: Final = frozenset(
    {*FRAMES, *DIRECTIONS, "LIMIT", "OFFSET", "NULLS", "UNION", "INTERSECT", "EXCEPT", "QUALIFY"}
)
INTERVAL: Final = re.compile(r"'(\d+)(.*)'", re.DOTALL)


class Token(NamedTuple):
    """A token of a statement; words are in capitals, offsets are of characters."""

    kind: str
    word: str
    start: int
    end: int
    depth: int
    """Brackets that are open around it."""


class Edit(NamedTuple):
    """Characters start to end become another text."""

    start: int
    end: int
    text: str
    operator: str


Tokens: TypeAlias = Sequence[Token]
Edits: TypeAlias = Iterator[Edit]


def sql_mutants(sql: str) -> Iterator[Mutant]:
    """All mutants of a statement, from its first line to its last."""
    sql = sql.replace("\r\n", "\n").replace("\r", "\n")
    tokens = _tokens(sql)
    edits = sorted(
        edit for place in range(len(tokens)) for each in EDITORS for edit in each(tokens, place)
    )
    return distinct(
        edited(sql, start, end, _in_case_of(sql[start:end], text), operator)
        for start, end, text, operator in edits
    )


def _tokens(sql: str) -> list[Token]:
    tokens = []
    depth = 0
    for match in TOKEN.finditer(sql):
        kind = match.lastgroup or ""
        if kind == "skip":
            continue
        text = match.group()
        depth -= text == ")"
        word = text.upper() if kind == "word" else text
        tokens.append(Token(kind, word, match.start(), match.end(), depth))
        depth += text == "("
    return tokens


def _in_case_of(before: str, after: str) -> str:
    return after.lower() if before.islower() else after


def _word(tokens: Tokens, place: int) -> str:
    """The word or symbol at a place; "" before the first and after the last."""
    return tokens[place].word if 0 <= place < len(tokens) else ""


def _comparison(tokens: Tokens, place: int) -> Edits:
    token = tokens[place]
    if token.kind == "symbol" and token.word in COMPARISONS:
        yield Edit(token.start, token.end, COMPARISONS[token.word], "comparison")
    if token.word == "IS" and _word(tokens, place + 1) == "NULL":
        yield Edit(token.start, token.end, "IS NOT", "comparison")
    if token.word == "IS" and [_word(tokens, place + step) for step in (1, 2)] == ["NOT", "NULL"]:
        yield Edit(token.start, tokens[place + 1].end, "IS", "comparison")


def _join(tokens: Tokens, place: int) -> Edits:
    token = tokens[place]
    if token.word == "LEFT":
        last = place + 2 if _word(tokens, place + 1) == "OUTER" else place + 1
        if _word(tokens, last) == "JOIN" and _word(tokens, place - 1) not in JOIN_KINDS:
            yield Edit(token.start, tokens[last].end, "JOIN", "join")
    if token.word == "JOIN" and _word(tokens, place - 1) not in JOIN_KINDS:
        start = tokens[place - 1].start if _word(tokens, place - 1) == "INNER" else token.start
        yield Edit(start, token.end, "LEFT JOIN", "join")


def _distinct(tokens: Tokens, place: int) -> Edits:
    if tokens[place].word == "DISTINCT" and place + 1 < len(tokens):
        is_test = _word(tokens, place - 1) in {"IS", "NOT"}
        if not is_test and _word(tokens, place + 1) != "ON":
            yield Edit(tokens[place].start, tokens[place + 1].start, "", "distinct")


def _union(tokens: Tokens, place: int) -> Edits:
    if tokens[place].word == "UNION":
        is_all = _word(tokens, place + 1) == "ALL"
        end = tokens[place + 1].end if is_all else tokens[place].end
        yield Edit(tokens[place].start, end, "UNION" if is_all else "UNION ALL", "union")


def _direction(tokens: Tokens, place: int) -> Edits:
    token = tokens[place]
    if token.word in DIRECTIONS:
        yield Edit(token.start, token.end, DIRECTIONS[token.word], "direction")
    if token.word == "ORDER" and _word(tokens, place + 1) == "BY":
        yield from _implied_directions(tokens, place + 2)


def _implied_directions(tokens: Tokens, place: int) -> Edits:
    """Ascending is what nothing means."""
    if place >= len(tokens):
        return
    depth = tokens[place].depth
    for at in range(place, len(tokens) + 1):
        word = _word(tokens, at)
        is_end = at == len(tokens) or tokens[at].depth < depth or word == ";"
        is_stop = is_end or (tokens[at].depth == depth and word in {",", *AFTER_ORDER})
        if is_stop and word not in DIRECTIONS and _word(tokens, at - 1) not in DIRECTIONS:
            yield Edit(tokens[at - 1].end, tokens[at - 1].end, " DESC", "direction")
        if is_end or (is_stop and word not in {",", *DIRECTIONS}):
            return


def _constant(tokens: Tokens, place: int) -> Edits:
    token = tokens[place]
    if token.kind == "number" and not _is_size_of_type(tokens, place):
        value = float(token.word) + 1
        text = str(int(token.word) + 1) if token.word.isdigit() else repr(value)
        yield Edit(token.start, token.end, text, "constant")
    interval = INTERVAL.fullmatch(token.word) if token.kind == "text" else None
    if interval and _word(tokens, place - 1) == "INTERVAL":
        text = f"'{int(interval[1]) + 1}{interval[2]}'"
        yield Edit(token.start, token.end, text, "constant")


def _is_size_of_type(tokens: Tokens, place: int) -> bool:
    """Whether a number is that of DECIMAL(10, 2)."""
    while place > 0 and (tokens[place].kind == "number" or tokens[place].word == ","):
        place -= 1
    return tokens[place].word == "(" and _word(tokens, place - 1) in SIZED_TYPES


def _call(tokens: Tokens, place: int) -> Edits:
    token = tokens[place]
    if token.kind != "word" or _word(tokens, place + 1) != "(":
        return
    for other in CALLS.get(token.word, ()):
        yield Edit(token.start, token.end, other, "call")
    if token.word == "COUNT" and _word(tokens, place + 2) not in {"*", "DISTINCT", ")"}:
        closing = _closing(tokens, place + 1)
        yield Edit(tokens[place + 2].start, tokens[closing].start, "*", "call")


def _closing(tokens: Tokens, opening: int) -> int:
    depth = tokens[opening].depth
    inside = (at for at in range(opening + 1, len(tokens)) if tokens[at].depth <= depth)
    return next(inside, len(tokens) - 1)


def _boolean(tokens: Tokens, place: int) -> Edits:
    token = tokens[place]
    if token.word == "OR":
        yield Edit(token.start, token.end, "AND", "boolean")
    if token.word == "AND" and not _belongs_to_between(tokens, place):
        yield Edit(token.start, token.end, "OR", "boolean")


def _belongs_to_between(tokens: Tokens, place: int) -> bool:
    depth = tokens[place].depth
    for at in range(place - 1, -1, -1):
        if tokens[at].depth < depth:
            return False
        if tokens[at].depth == depth and tokens[at].word in {"AND", "OR", "WHERE", "ON", "WHEN"}:
            return False
        if tokens[at].depth == depth and tokens[at].word == "BETWEEN":
            return True
    return False


def _frame(tokens: Tokens, place: int) -> Edits:
    token = tokens[place]
    following = _word(tokens, place + 1)
    bound = f"{token.word} {following}"
    other = ""
    if bound in {"UNBOUNDED PRECEDING", "UNBOUNDED FOLLOWING"}:
        other = "CURRENT ROW"
    elif bound == "CURRENT ROW":
        is_first = _word(tokens, place - 1) in {"BETWEEN", *FRAMES}
        other = "UNBOUNDED PRECEDING" if is_first else "UNBOUNDED FOLLOWING"
    if other:
        yield Edit(token.start, tokens[place + 1].end, other, "frame")
    if token.word == "ROWS" and following in {"BETWEEN", "UNBOUNDED", "CURRENT"}:
        frame = tokens[place : _end_of_clause(tokens, place, frozenset())]
        if not any(part.kind == "number" for part in frame):
            yield Edit(token.start, token.end, "RANGE", "frame")


def _partition(tokens: Tokens, place: int) -> Edits:
    if tokens[place].word == "PARTITION" and _word(tokens, place + 1) == "BY":
        end = _end_of_clause(tokens, place, frozenset({"ORDER", *FRAMES}))
        yield Edit(tokens[place].start, tokens[end].start, "", "partition")


def _end_of_clause(tokens: Tokens, place: int, words: frozenset[str]) -> int:
    """The token after a clause: one of some words, or the bracket that ends what it stands in."""
    depth = tokens[place].depth
    for at in range(place + 1, len(tokens)):
        is_beside = tokens[at].depth == depth and tokens[at].word in words
        if is_beside or tokens[at].depth < depth:
            return at
    return len(tokens) - 1


EDITORS: Final[Sequence[Callable[[Tokens, int], Edits]]] = (
    _comparison,
    _join,
    _distinct,
    _union,
    _direction,
    _constant,
    _call,
    _boolean,
    _frame,
    _partition,
)
