"""A verdict: what became of each test, and what a person may see of it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal, TypeAlias

from greenroom.graders.outputs.exercise import EXAMPLES, GROWTH
from greenroom.graders.outputs.growth import Fit

TestState: TypeAlias = Literal[
    "right", "wrong", "raised", "time", "memory", "output", "forbidden", "unfit", "exited",
    "crashed", "missing", "skipped",
]  # fmt: skip
"""`skipped`: not run, because an earlier test of its group failed or time ran out."""

SAID: Mapping[TestState, str] = {
    "right": "passed",
    "wrong": "wrong result",
    "raised": "runtime error",
    "time": "out of time",
    "memory": "out of memory",
    "output": "printed too much",
    "forbidden": "not allowed",
    "unfit": "result cannot be compared",
    "exited": "ended by itself",
    "crashed": "crashed",
    "missing": "not defined as asked",
    "skipped": "not run",
}


@dataclass(frozen=True, slots=True)
class Shown:
    """A visible case in full, as text of bounded length."""

    inputs: str
    expected: str
    got: str
    difference: str
    stdout: str
    traceback: str


@dataclass(frozen=True, slots=True)
class Tested:
    """One test and what became of it."""

    name: str
    """What it tests."""
    group: str
    is_visible: bool
    state: TestState
    message: str
    """Fit to show: says nothing of a hidden case's data."""
    seconds: float
    size: int = 0
    """Bytes of its inputs: the smallest failing case is shown first."""
    shown: Shown | None = None
    """None for hidden cases."""


@dataclass(frozen=True, slots=True)
class Measured:
    """Time against n, and what it says."""

    fit: Fit
    bar: str
    n: str
    sentence: str
    is_within: bool


@dataclass(frozen=True, slots=True)
class Verdict:
    """All tests of one answer."""

    tests: tuple[Tested, ...]
    weights: Mapping[str, float]
    """Of every group."""
    fault: str = ""
    """What kept all tests from running: a syntax error, a missing name; empty if nothing did."""
    fault_state: TestState | None = None
    traceback: str = ""
    growth: Measured | None = None
    seconds: float = 0.0
    plans: tuple[str, ...] = field(default=())
    """How the database runs an accepted query."""

    @property
    def is_accepted(self) -> bool:
        return not self.fault and all(test.state == "right" for test in self.tests)

    @property
    def passed(self) -> frozenset[str]:
        """Groups of which every test passed."""
        failed = {test.group for test in self.tests if test.state != "right"}
        return frozenset(self.weights) - failed if not self.fault else frozenset()

    @property
    def score(self) -> float:
        """Weighted share of the groups that passed."""
        total = sum(self.weights.values())
        return sum(self.weights[group] for group in self.passed) / total if total else 0.0

    @property
    def state(self) -> TestState:
        """Of the first test that did not pass; right if all did."""
        if self.fault_state is not None:
            return self.fault_state
        return next((t.state for t in self.tests if t.state not in {"right", "skipped"}), "right")

    @property
    def first_failing(self) -> Tested | None:
        """The smallest failing visible case."""
        failing = [t for t in self.tests if t.shown is not None and t.state != "right"]
        return min(failing, key=lambda test: test.size, default=None)

    def of_group(self, group: str) -> tuple[Tested, ...]:
        """The tests of a group."""
        return tuple(test for test in self.tests if test.group == group)


def group_title(group: str) -> str:
    """What people call a group."""
    usual = {EXAMPLES: "The visible examples", GROWTH: "Time against n"}
    return usual.get(group, group[:1].upper() + group[1:])
