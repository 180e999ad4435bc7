"""Graded answers in a file: one JSON object a line, as the public sets can be written."""

import gzip
import json
import zlib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final, NamedTuple, TypeAlias

import numpy as np
from numpy.typing import NDArray

from greenroom.errors import RequestError

BYTES_LIMIT: Final = 200_000_000
"""Of a file, unpacked; the largest public set has a hundredth of it."""
CHARACTERS_LIMIT: Final = 50_000
"""Of one text; a person's answer has a tenth of it."""
SHOWN_PROBLEMS: Final = 10
_GZIP: Final = b"\x1f\x8b"

Json: TypeAlias = object


@dataclass(frozen=True, slots=True)
class GradedAnswer:
    """An answer and the grade that people gave it."""

    question: str
    references: tuple[str, ...]
    """Full answers; at least one."""
    answer: str
    score: float
    """0 to 1."""
    question_id: str = ""
    """Empty where the question is known by its text."""
    first: float | None = None
    """Grade of one person, 0 to 1."""
    second: float | None = None
    """Grade of another."""
    split: str = ""
    """`train`, or the name of a part that is tested on; empty where the set has no parts."""
    label: str = ""


class _Field(NamedTuple):
    names: tuple[str, ...]
    """The first is ours; a file may use any."""
    fits: Callable[[Json], bool]
    allowed: str
    is_needed: bool = True


def _is_text(value: Json) -> bool:
    return isinstance(value, str) and len(value) <= CHARACTERS_LIMIT


def _is_full_text(value: Json) -> bool:
    return isinstance(value, str) and bool(value.strip()) and _is_text(value)


def _is_references(value: Json) -> bool:
    if isinstance(value, list):
        return bool(value) and all(_is_full_text(one) for one in value)
    return _is_full_text(value)


def _is_score(value: Json) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool) and 0 <= value <= 1


def _is_id(value: Json) -> bool:
    return _is_text(value) or (isinstance(value, int) and not isinstance(value, bool))


_TEXT: Final = f"a text of at most {CHARACTERS_LIMIT:,} characters"
_FULL_TEXT: Final = f"{_TEXT}, not empty"
_NUMBER: Final = "a number from 0 to 1"
FIELDS: Final = (
    _Field(("question",), _is_full_text, _FULL_TEXT),
    _Field(("ref", "references"), _is_references, f"{_FULL_TEXT}, or a list of such"),
    _Field(("answer",), _is_text, _TEXT),
    _Field(("score",), _is_score, _NUMBER),
    _Field(("qid",), _is_id, "a text or a whole number", is_needed=False),
    _Field(("g1",), _is_score, _NUMBER, is_needed=False),
    _Field(("g2",), _is_score, _NUMBER, is_needed=False),
    _Field(("split",), _is_text, _TEXT, is_needed=False),
    _Field(("label",), _is_text, _TEXT, is_needed=False),
)


def read_answers(path: Path) -> list[GradedAnswer]:
    """All rows of a .jsonl or .jsonl.gz file; blank lines count as no row.

    Raises:
        RequestError: it cannot be read, or lines are wrong: which, what stands there, what may.
    """
    found: list[GradedAnswer] = []
    problems: list[str] = []
    for number, line in enumerate(_read(path).split("\n"), 1):
        if not line.strip():
            continue
        row = _parse(line)
        if isinstance(row, GradedAnswer):
            found.append(row)
        else:
            problems += (f"line {number}: {problem}" for problem in row)
    if problems:
        more = len(problems) - SHOWN_PROBLEMS
        shown = [*problems[:SHOWN_PROBLEMS], *([f"and {more:,} more"] if more > 0 else [])]
        raise RequestError(f"{path}: {'; '.join(shown)}")
    if not found:
        raise RequestError(f"{path}: has no rows; allowed: one JSON object a line")
    return found


def question_groups(rows: Sequence[GradedAnswer]) -> NDArray[np.int64]:
    """(len(rows),) a number for each question; rows that share an id or a text share it.

    Raises nothing: the same question under two ids would otherwise be in training and in test.
    """
    number_of: dict[tuple[str, str], int] = {}
    joined: list[int] = []
    for row in rows:
        keys = [("text", row.question), *([("id", row.question_id)] if row.question_id else [])]
        known = sorted({_root(joined, number_of[key]) for key in keys if key in number_of})
        number = known[0] if known else len(joined)
        joined += [number] if not known else []
        for other in known[1:]:
            joined[other] = number
        number_of.update(dict.fromkeys(keys, number))
    return np.array([_root(joined, number_of["text", row.question]) for row in rows], np.int64)


def _root(joined: Sequence[int], number: int) -> int:
    while joined[number] != number:
        number = joined[number]
    return number


def _read(path: Path) -> str:
    try:
        with path.open("rb") as raw:
            is_packed = raw.read(2) == _GZIP
            raw.seek(0)
            packed = gzip.GzipFile(fileobj=raw) if is_packed else raw
            data = packed.read(BYTES_LIMIT + 1)
    except (gzip.BadGzipFile, EOFError, zlib.error) as error:
        raise RequestError(f"{path}: a damaged gzip file: {error}") from None
    except OSError as error:
        raise RequestError(f"{path}: cannot be read: {error.strerror}") from None
    if len(data) > BYTES_LIMIT:
        raise RequestError(f"{path}: larger than {BYTES_LIMIT:,} bytes")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        found = error.object[error.start]
        raise RequestError(f"{path}: not UTF-8: byte {error.start} is {found:#04x}") from None


def _parse(line: str) -> GradedAnswer | list[str]:
    try:
        table = json.loads(line)
    except (ValueError, RecursionError) as error:
        return [f"not JSON: {error}"]
    if not isinstance(table, dict):
        return [f"found {_shown(table)}; allowed: a JSON object"]
    values = {field.names[0]: _value(table, field) for field in FIELDS}
    problems = [p for f in FIELDS if (p := _problem(f, values[f.names[0]])) is not None]
    return problems or _made(values)


def _value(table: Mapping[str, Json], field: _Field) -> Json:
    return next((table[name] for name in field.names if table.get(name) is not None), None)


def _problem(field: _Field, value: Json) -> str | None:
    if value is None:
        missing = f"{field.names[0]}: missing; allowed: {field.allowed}"
        return missing if field.is_needed else None
    if field.fits(value):
        return None
    return f"{field.names[0]}: found {_shown(value)}; allowed: {field.allowed}"


def _shown(value: Json) -> str:
    text = json.dumps(value)
    return text if len(text) <= 60 else f"{text[:57]}..."


def _made(values: Mapping[str, Json]) -> GradedAnswer:
    references = values["ref"]
    listed = references if isinstance(references, list) else [references]
    return GradedAnswer(
        question=str(values["question"]),
        references=tuple(str(one) for one in listed),
        answer=str(values["answer"]),
        score=_number(values["score"]) or 0.0,
        question_id=_text(values["qid"]),
        first=_number(values["g1"]),
        second=_number(values["g2"]),
        split=_text(values["split"]),
        label=_text(values["label"]),
    )


def _number(value: Json) -> float | None:
    return float(value) if isinstance(value, int | float) else None


def _text(value: Json) -> str:
    return "" if value is None else str(value)
