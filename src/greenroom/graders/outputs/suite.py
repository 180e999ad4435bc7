"""A suite: the cases of an exercise with the results that the reference gives on them."""

import ast
from collections.abc import Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from typing import Any, NamedTuple, Protocol

from greenroom.errors import BankError
from greenroom.graders.outputs.exercise import EXAMPLES, GROWTH, CodeTier, Exercise
from greenroom.sandbox import Call, Child, Outcome
from greenroom.sandbox.codec import NumpyRng


class Children(Protocol):
    """Where children come from: a sandbox, or what keeps one of its children."""

    def child(self, tier: str) -> AbstractContextManager[Child]:
        """A child of a tier."""


CASES = "cases"
ANSWER = "answer"
"""What the child calls the module that is judged."""
REFERENCE_LIMIT_S = 10.0
REPEATS = 3
"""Runs of which the shortest tells the time at a size, of a reference as of an answer."""
QUICK_S = 0.3
"""A run that takes longer is measured once: noise matters less, and time is short."""
_FIELDS: Mapping[str, Any] = {
    "name": str,
    "group": str | None,
    "args": list | tuple,
    "kwargs": dict,
    "init": list | tuple | None,
    "calls": list | tuple | None,
    "repeat": int,
    "memory_mb": int | float | None,
    "want_args": bool,
}
"""Of a case, with the types that each may have."""
_AUTHOR_TIER: Mapping[CodeTier, str] = {"python": "numpy", "numpy": "numpy", "data": "data"}


@dataclass(frozen=True, eq=False)
class Case:
    """One call of the answer, or for a class a row of calls, and what it is there to show."""

    name: str
    group: str
    is_visible: bool
    args: Sequence[Any]
    kwargs: Mapping[str, Any]
    init: Sequence[Any] | None
    calls: Sequence[Any] | None
    repeat: int
    memory_mb: float | None
    want_args: bool

    def call(self, exercise: Exercise, *, timed: bool = False) -> Call:
        """What to ask of a child that has loaded an answer."""
        return Call(
            ANSWER,
            exercise.name,
            args=tuple(self.args),
            kwargs=dict(self.kwargs),
            init=None if self.calls is None else tuple(self.init or ()),
            calls=None if self.calls is None else tuple(tuple(step) for step in self.calls),
            repeat=self.repeat,
            memory_mb=self.memory_mb,
            want_args=self.want_args,
            signature=exercise.signature,
            timed=timed,
        )

    @property
    def inputs(self) -> tuple[Any, ...]:
        """What an item's own `check` is told of the case."""
        if self.calls is not None:
            return (self.init or (), self.calls)
        return (*self.args, *self.kwargs.values())


@dataclass(frozen=True, eq=False)
class Wanted:
    """A case with what the reference returns and how long it takes here."""

    case: Case
    call: Call
    value: Any
    seconds: float
    """Of the wall's clock: what an answer may take goes by these."""
    cpu_s: float


class Grown(NamedTuple):
    """A case of a size, with the seconds that the reference takes and what it returns."""

    n: int
    case: Case
    call: Call
    seconds: float
    value: Any


@dataclass(frozen=True, eq=False)
class Suite:
    """All cases, visible ones first."""

    wanted: tuple[Wanted, ...]
    growth: tuple["Grown", ...]
    """By size; empty where growth is not measured."""
    has_check: bool
    """The item brings a `check` of its own."""

    @property
    def groups(self) -> tuple[str, ...]:
        """In the order in which they are judged."""
        names = dict.fromkeys(wanted.case.group for wanted in self.wanted)
        return (*names, *((GROWTH,) if self.growth else ()))


def author_tier(exercise: Exercise) -> str:
    """Where the item's cases and checks run: they may use NumPy where the answer may not."""
    return _AUTHOR_TIER[exercise.tier]


def build_suite(sandbox: Children, exercise: Exercise) -> Suite:
    """Draw the cases and run the reference on them, each in its own child.

    Raises:
        BankError: the item's cases or reference are wrong.
        SandboxFault: the sandbox failed.
    """
    with sandbox.child(author_tier(exercise)) as child:
        _done(child.load(CASES, exercise.cases), "cases.py")
        cases = [*_cases(child, "visible", ()), *_cases(child, "hidden", (_rng(exercise, 0),))]
        growing = _growing(child, exercise)
    _refuse_repeated_names(cases)
    with sandbox.child(exercise.tier) as child:
        _done(child.load(ANSWER, exercise.reference), "solution.py")
        wanted = tuple(_wanted(child, exercise, case) for case in cases)
        growth = tuple(_grown(child, exercise, n, case) for n, case in growing)
    return Suite(wanted, growth, defines(exercise.cases, "check"))


def defines(source: str, name: str) -> bool:
    """Whether a module has a function or class of this name at its top level."""
    try:
        body = ast.parse(source).body
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return False
    made = (node for node in body if isinstance(node, ast.FunctionDef | ast.ClassDef))
    return any(node.name == name for node in made)


def _rng(exercise: Exercise, n: int) -> NumpyRng:
    return NumpyRng(1_000_003 * n + exercise.variant)


def _done(outcome: Outcome, what: str) -> Any:
    if outcome.kind != "value":
        where = f"\n{outcome.traceback}" if outcome.traceback else ""
        raise BankError(f"{what}: {outcome.message or outcome.kind}{where}")
    return outcome.value


def _cases(child: Child, function: str, args: tuple[Any, ...]) -> list[Case]:
    call = Call(CASES, function, args=args)
    found = _done(child.call(call, wall_limit_s=REFERENCE_LIMIT_S), f"cases.py: {function}")
    if not isinstance(found, list) or not all(_is_case(case) for case in found):
        wanted = "a list of case(...), each with a name in one line"
        raise BankError(f"cases.py: {function}: it must return {wanted}")
    return [_case(case, is_visible=function == "visible") for case in found]


def _is_case(value: Any) -> bool:
    """Whether it is as `case(...)` of cases_kit makes it; an author may write any dict."""
    if not isinstance(value, dict) or not set(_FIELDS) <= set(value):
        return False
    if not all(isinstance(value[name], kinds) for name, kinds in _FIELDS.items()):
        return False
    # They are shown in terminals and written into a file of tests.
    names = (value["name"], value["group"] or "")
    return (
        bool(value["name"])
        and all(name.isprintable() for name in names)
        and all(isinstance(name, str) and name.isidentifier() for name in value["kwargs"])
        and all(map(_is_step, value["calls"] or ()))
    )


def _is_step(step: Any) -> bool:
    is_named = isinstance(step, list | tuple) and bool(step) and isinstance(step[0], str)
    return is_named and step[0].isidentifier()


def _case(table: Mapping[str, Any], *, is_visible: bool) -> Case:
    usual = EXAMPLES if is_visible else table["name"]
    return Case(
        name=table["name"],
        group=table["group"] or usual,
        is_visible=is_visible,
        args=table["args"],
        kwargs=table["kwargs"],
        init=table["init"],
        calls=table["calls"],
        repeat=max(1, table["repeat"]),
        memory_mb=table["memory_mb"],
        want_args=table["want_args"],
    )


def _refuse_repeated_names(cases: Sequence[Case]) -> None:
    seen: set[str] = set()
    for case in cases:
        if case.name in seen:
            raise BankError(f"cases.py: two cases are named '{case.name}'")
        seen.add(case.name)


def _growing(child: Child, exercise: Exercise) -> list[tuple[int, Case]]:
    if exercise.growth is None:
        return []
    found = []
    for n in exercise.growth.sizes:
        call = Call(CASES, "grow", args=(n, _rng(exercise, n)))
        table = _done(child.call(call, wall_limit_s=REFERENCE_LIMIT_S), "cases.py: grow")
        if not _is_case(table):
            raise BankError("cases.py: grow: it must return a case(...)")
        found.append((n, _case({**table, "group": GROWTH}, is_visible=False)))
    return found


def _wanted(child: Child, exercise: Exercise, case: Case) -> Wanted:
    call = case.call(exercise)
    outcome = child.call(call, wall_limit_s=REFERENCE_LIMIT_S)
    value = _done(outcome, f"solution.py: {case.name}")
    return Wanted(case, call, value, outcome.wall_s, outcome.cpu_s)


def _grown(child: Child, exercise: Exercise, n: int, case: Case) -> Grown:
    call = case.call(exercise, timed=True)
    best = float("inf")
    for _ in range(REPEATS):
        _done(child.load(ANSWER, exercise.reference), "solution.py")
        outcome = child.call(call, wall_limit_s=REFERENCE_LIMIT_S)
        value = _done(outcome, f"solution.py: {case.name}")
        best = min(best, outcome.cpu_s)
        if best > QUICK_S:
            break
    return Grown(n, case, call, best, value)
