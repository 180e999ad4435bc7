"""The grader `review`: defects found, the repair, and a test that would have caught them."""

import ast
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import ClassVar

from greenroom.graders.outputs.exercise import Exercise
from greenroom.graders.outputs.grader import OutputsGrader
from greenroom.graders.outputs.report import example, summary
from greenroom.graders.outputs.verdict import SAID, Verdict
from greenroom.model.grade import Grade, Outcome, Seen
from greenroom.model.response import JsonValue, Response
from greenroom.sandbox import Call, Sandbox
from greenroom.sandbox import Outcome as Ran

FIND_WEIGHT, REPAIR_WEIGHT, TEST_WEIGHT = 0.35, 0.4, 0.25
"""What finding, repairing and testing weigh: a repair that works counts most."""
BLOCK_LINES = 3
"""Who marks a statement marks its lines; who marks everything finds nothing."""
TEST_LIMIT_S = 5.0
TESTS_LIMIT_S = 10.0
"""For all tests on one version of the code."""
TESTS_LIMIT = 20
WORK = "work"
"""What a test imports."""
_TESTS = "own_tests"


@dataclass(frozen=True, slots=True)
class Defect:
    """A planted mistake and where it stands in the patch."""

    id: str
    title: str
    why: str
    first_line: int
    last_line: int
    source: str
    """The right code with this mistake alone."""


@dataclass(frozen=True, slots=True)
class Sound:
    """Lines that look suspicious and are right."""

    first_line: int
    last_line: int
    why: str


@dataclass(frozen=True)
class ReviewKey:
    """Key of a review question."""

    exercise: Exercise
    """Judges the repair."""
    defects: tuple[Defect, ...]
    sound: tuple[Sound, ...]
    patch: str


class ReviewGrader:
    """Judges with the sandbox of the grader `outputs`."""

    name: ClassVar[str] = "review"
    version: ClassVar[int] = 1

    def __init__(self, outputs: OutputsGrader) -> None:
        self._outputs = outputs

    def grade(self, key: ReviewKey, response: Response) -> Grade:
        """The three parts, each with what was seen.

        Raises:
            BankError: the item is wrong.
            SandboxFault: the sandbox failed.
        """
        if not isinstance(response.answer.get("code"), str):
            said = "You said that you do not know."
            return Grade(self.name, self.version, "graded", said, score=0.0)
        found = _found(key, _lines(response.answer.get("lines")))
        verdict = self._outputs.verdict(key.exercise, str(response.answer["code"]))
        test = str(response.answer.get("test", ""))
        tested = self._outputs.twice(lambda: run_tests(self._outputs.sandbox, key, test))
        score = (
            FIND_WEIGHT * found.share + REPAIR_WEIGHT * verdict.score + TEST_WEIGHT * tested.share
        )
        said = (
            f"{found.hits} of {len(key.defects)} defects marked, {len(found.false)} lines marked "
            f"in vain. The repair: {summary(verdict)} {tested.sentence}"
        )
        seen = (*_seen_defects(key, found), *_seen_repair(verdict), *_seen_tests(key, tested))
        return Grade(self.name, self.version, "graded", said, score=score, seen=seen)


@dataclass(frozen=True, slots=True)
class Found:
    """Marks held against the defects."""

    by_defect: Mapping[str, bool]
    false: tuple[int, ...]
    """Marked lines that belong to no defect."""

    @property
    def hits(self) -> int:
        return sum(self.by_defect.values())

    @property
    def share(self) -> float:
        """Defects found over defects and blocks of lines marked in vain (Jaccard index)."""
        return self.hits / (len(self.by_defect) + len(_blocks(self.false)))


def _blocks(lines: Sequence[int]) -> list[int]:
    """The first of each block marked in vain: up to `BLOCK_LINES` neighbouring lines count once."""
    firsts: list[int] = []
    for line in lines:
        is_next = line - 1 in lines and firsts and line - firsts[-1] < BLOCK_LINES
        if not is_next:
            firsts.append(line)
    return firsts


def _lines(value: object) -> tuple[int, ...]:
    if not isinstance(value, Sequence) or isinstance(value, str):
        return ()
    return tuple(sorted({int(str(line)) for line in value}))


def _found(key: ReviewKey, lines: Sequence[int]) -> Found:
    by_defect = {
        d.id: any(d.first_line <= line <= d.last_line for line in lines) for d in key.defects
    }
    # A line beside a defect is a slip of the eye: it finds nothing and costs nothing.
    near = {n for d in key.defects for n in range(d.first_line - 1, d.last_line + 2)}
    false = tuple(line for line in lines if line not in near)
    return Found(by_defect, false)


@dataclass(frozen=True, slots=True)
class TestRun:
    """What the learner's test did on the right code and on each defect."""

    problem: str
    """Why it counts for nothing; empty if it does count."""
    caught: Mapping[str, bool]
    traceback: str = ""

    @property
    def share(self) -> float:
        return sum(self.caught.values()) / len(self.caught) if self.caught else 0.0

    @property
    def sentence(self) -> str:
        if self.problem:
            return f"The test: {self.problem}"
        return f"The test catches {sum(self.caught.values())} of {len(self.caught)} defects."


def run_tests(sandbox: Sandbox, key: ReviewKey, source: str) -> TestRun:
    """Run `test_*` functions on the right code, then on each defect alone.

    Raises:
        SandboxFault: the sandbox failed.
    """
    nothing = dict.fromkeys((d.id for d in key.defects), False)
    names = test_names(source)
    if isinstance(names, str):
        return TestRun(names, nothing)
    right = _run(sandbox, key, key.exercise.reference, source, names)
    if right is not None:
        message = right.message or SAID.get(right.kind, right.kind) if right.kind != "value" else ""
        return TestRun(f"it fails on right code. {message}".strip(), nothing, right.traceback or "")
    caught = {d.id: _run(sandbox, key, d.source, source, names) is not None for d in key.defects}
    return TestRun("", caught)


def test_names(source: str) -> list[str] | str:
    """The tests of a module, or why there are none."""
    if not source.strip():
        return "none was written."
    try:
        body = ast.parse(source).body
    except (SyntaxError, ValueError, RecursionError, MemoryError) as error:
        line = f", line {error.lineno}" if isinstance(error, SyntaxError) else ""
        return f"it is not Python{line}."
    found = [n.name for n in body if isinstance(n, ast.FunctionDef) and n.name.startswith("test")]
    if not found:
        return "it has no function whose name begins with test_."
    if len(found) > TESTS_LIMIT:
        return f"it has {len(found)} tests; up to {TESTS_LIMIT} are run."
    return found


def _run(
    sandbox: Sandbox, key: ReviewKey, code: str, tests: str, names: Sequence[str]
) -> Ran | None:
    """The first failure, or None if all tests pass."""
    with sandbox.child(key.exercise.tier) as child:
        for module, source in ((WORK, code), (_TESTS, tests)):
            loaded = child.load(module, source)
            if loaded.kind != "value":
                return loaded
        end = time.monotonic() + TESTS_LIMIT_S
        for name in names:
            limit_s = min(TEST_LIMIT_S, max(0.0, end - time.monotonic()))
            outcome = child.call(Call(_TESTS, name), wall_limit_s=limit_s)
            # A test that returns something (a generator, say) has still run without a failure.
            if outcome.kind not in {"value", "unfit"}:
                return outcome
    return None


def _seen_defects(key: ReviewKey, found: Found) -> Iterator[Seen]:
    for defect in key.defects:
        outcome: Outcome = "right" if found.by_defect[defect.id] else "missing"
        data: JsonValue = {"lines": [defect.first_line, defect.last_line]}
        yield Seen(f"defect:{defect.id}", defect.title, outcome, defect.why, data)
    for line in _blocks(found.false):
        sound = next((s for s in key.sound if s.first_line <= line <= s.last_line), None)
        why = sound.why if sound else "There is no planted defect here."
        yield Seen(f"false:{line}", f"Line {line}", "wrong", why, {"lines": [line, line]})


def _seen_repair(verdict: Verdict) -> Iterator[Seen]:
    outcome: Outcome = "right" if verdict.is_accepted else "partly" if verdict.score else "wrong"
    yield Seen("repair", "The repair", outcome, summary(verdict), {"score": verdict.score})
    failing = verdict.first_failing
    if failing is not None:
        yield example(failing)
    elif verdict.fault:
        yield Seen(
            "fault",
            "The repair did not run",
            "wrong",
            verdict.fault,
            {"traceback": verdict.traceback},
        )


def _seen_tests(key: ReviewKey, tested: TestRun) -> Iterator[Seen]:
    if tested.problem:
        data: JsonValue = {"traceback": tested.traceback}
        yield Seen("test", "Your test", "wrong", tested.problem, data)
        return
    for defect in key.defects:
        outcome: Outcome = "right" if tested.caught[defect.id] else "missing"
        yield Seen(f"test:{defect.id}", defect.title, outcome, "")
