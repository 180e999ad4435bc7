"""What the kinds that are answered in code share: item fields, and reading a source."""

import ast
import re
from collections.abc import Iterator, Mapping
from typing import Annotated, Literal, Self

from pydantic import AfterValidator, Field, StringConstraints, model_validator

from greenroom.graders.outputs.compare import Rule
from greenroom.graders.outputs.exercise import (
    VARIANTS,
    Bar,
    CodeTier,
    Exercise,
    Growth,
)
from greenroom.kinds.fields import character_problem
from greenroom.model.item import Item, Line, Part, Text
from greenroom.model.response import Form, Problem

SOURCE_LIMIT = 100_000
"""Characters of an answer."""
_SIGNATURE = re.compile(r"(?:class )?[A-Za-z_]\w*\(.*\)", re.ASCII | re.DOTALL)
_GROWTH_SIZES = (5, 7)

Source = Annotated[str, StringConstraints(min_length=1, max_length=SOURCE_LIMIT)]
Sources = dict[str, Source]
Dotted = Annotated[str, StringConstraints(pattern=r"^[A-Za-z_]\w*(\.[A-Za-z_]\w*)*$")]


def _is_signature(text: str) -> str:
    if not _SIGNATURE.fullmatch(text) or not _parses(f"def {text.removeprefix('class ')}: ..."):
        raise ValueError(f"found '{text}'; write name(parameters) or class Name(parameters)")
    return text


def _parses(source: str) -> bool:
    return syntax_problem(source) is None


Signature = Annotated[Line, AfterValidator(_is_signature)]


class Comparison(Part):
    """How results are compared; never as printed text."""

    relative: float = Field(default=1e-6, ge=0, lt=0.5)
    absolute: float = Field(default=1e-9, ge=0)
    unordered: bool = False
    """Any order of the top-level sequence, or of the rows of a frame."""
    up_to: Literal["sign", "labels"] | None = None
    """Vectors may be negated; cluster labels may be renamed."""

    def rule(self) -> Rule:
        """As the grader reads it."""
        return Rule(self.relative, self.absolute, self.unordered, self.up_to)


class Equivalent(Part):
    """A mutant of the reference that no test can or should kill."""

    mutant: Line
    """The line before, `=>`, the line after."""
    why: Text


class Grows(Part):
    """How time may grow with n."""

    bar: Bar
    sizes: tuple[Annotated[int, Field(gt=0)], ...] = Field(
        min_length=_GROWTH_SIZES[0], max_length=_GROWTH_SIZES[1]
    )
    n: Line

    @model_validator(mode="after")
    def _increasing(self) -> Self:
        if list(self.sizes) != sorted(set(self.sizes)):
            raise ValueError("sizes must increase")
        return self

    def growth(self) -> Growth:
        """As the grader reads it."""
        return Growth(self.bar, self.sizes, self.n)


class ExerciseItem(Item):
    """An item whose answer is code that the judge runs."""

    signature: Signature
    tier: CodeTier = "numpy"
    """Libraries there: none, NumPy, or also pandas, SciPy and scikit-learn."""
    forbid: tuple[Dotted, ...] = ()
    compare: Comparison = Comparison()
    weights: dict[Line, Annotated[float, Field(gt=0, le=10)]] = {}
    grows: Grows | None = None
    equivalent: tuple[Equivalent, ...] = ()
    explanation: Text
    solution: Source
    cases: Source
    alternatives: Sources = Field(min_length=1)

    def exercise(self, seed: int) -> Exercise:
        """What an answer is held against, for the variant of this seed."""
        return Exercise(
            id=self.version,
            signature=self.signature,
            tier=self.tier,
            forbid=self.forbid,
            rule=self.compare.rule(),
            weights=self.weights,
            cases=self.cases,
            reference=self.solution,
            growth=self.grows.growth() if self.grows else None,
            variant=seed % VARIANTS,
        )

    def check_sources(self, sources: Mapping[str, str]) -> Iterator[tuple[str, str]]:
        """File and what is wrong with it, of Python files."""
        for name, source in sources.items():
            problem = syntax_problem(source)
            if problem is not None:
                yield name, problem

    def check_growth(self) -> Iterator[tuple[str, str]]:
        """Sizes and a function that makes the cases come together."""
        if (self.grows is not None) != ("def grow(" in self.cases):
            yield "grows", "give both [grows] and `def grow(n, rng)` in cases.py, or neither"


def hints_prose(item: Item) -> Iterator[tuple[str, str]]:
    """The hints, as field and Markdown."""
    for index, hint in enumerate(item.hints):
        yield f"hints[{index}].text", hint.text


def read_source(form: Form, name: str, empty: str) -> str | Problem:
    """The field's text with its indentation: not empty, not too long, nothing unprintable."""
    values = form.get(name) or [""]
    text = values[0].replace("\r\n", "\n").replace("\r", "\n").strip("\n")
    if not text.strip():
        return Problem(name, empty)
    if len(text) > SOURCE_LIMIT:
        return Problem(
            name, f"{len(text):,} characters; at most {SOURCE_LIMIT:,} are read. Shorten it."
        )
    problem = character_problem(text)
    return Problem(name, problem) if problem else text + "\n"


def read_python(form: Form, name: str, empty: str) -> str | Problem:
    """As `read_source`; what is not Python is malformed, and malformed is not wrong."""
    text = read_source(form, name, empty)
    if isinstance(text, Problem):
        return text
    problem = syntax_problem(text)
    return text if problem is None else Problem(name, problem)


def syntax_problem(source: str) -> str | None:
    """Where the source is not Python, with its line and a caret; None if it is."""
    try:
        ast.parse(source)
    except SyntaxError as error:
        return _told(error)
    except (ValueError, RecursionError, MemoryError):
        return "This cannot be read as Python: it is nested too deep."
    return None


def _told(error: SyntaxError) -> str:
    where = f"Line {error.lineno}: {error.msg}." if error.lineno else f"{error.msg}."
    if not error.text or not error.offset:
        return where
    line = error.text.rstrip("\n")
    stripped = line.lstrip()
    caret = " " * max(0, error.offset - 1 - (len(line) - len(stripped))) + "^"
    return f"{where}\n{stripped}\n{caret}"
