"""Judging an answer: each case runs in the sandbox, each result is compared here."""

import time
from collections.abc import Iterable, Mapping, Sequence
from contextlib import ExitStack
from functools import partial
from itertools import zip_longest
from typing import Any, NamedTuple

from greenroom.errors import GraderFault
from greenroom.graders.outputs.compare import Difference, Rule, compare, describe
from greenroom.graders.outputs.exercise import EXAMPLES, GROWTH, Exercise
from greenroom.graders.outputs.growing import growth_tested, measure
from greenroom.graders.outputs.inputs import read_inputs
from greenroom.graders.outputs.source import Source
from greenroom.graders.outputs.suite import (
    ANSWER,
    CASES,
    Case,
    Children,
    Suite,
    Wanted,
    author_tier,
    build_suite,
    defines,
)
from greenroom.graders.outputs.suites import Suites
from greenroom.graders.outputs.tested import as_failed_test, as_test, shown_of
from greenroom.graders.outputs.verdict import SAID, Tested, TestState, Verdict
from greenroom.sandbox import Call, Child, Outcome
from greenroom.sandbox.codec import Unfit

LEAST_LIMIT_S = 2.0
"""A case may always take so long: plain loops are not wrong where no bar is set."""
LIMIT_FACTOR = 20
"""... or so many times what the reference takes on this machine."""
TOTAL_LIMIT_S = 20.0
"""For one submission; what is left is not run."""
TOTAL_FACTOR = 10
"""... or so many times what the reference takes for all of it."""
STARVED_SHARE = 0.5
PATIENCE = 4
"""A case that ran out of time with less than that share of it on the processor had to wait for
others, which is no fault of the answer: it is run again, with so many times the limit."""
STUMBLES = frozenset({"raised", "time", "memory", "output", "exited", "crashed"})
"""What becomes of an item's own check that is given a result it was not written for."""
RESTARTS = 3
"""Children for one submission after the first: a case that ends one must not cost the others."""


class Pace(NamedTuple):
    """How patient the judge is."""

    least_limit_s: float = LEAST_LIMIT_S
    limit_factor: float = LIMIT_FACTOR
    until_failure: bool = False
    """Nothing more is run once a test has failed."""
    group: str | None = None
    """Nothing but this group is run; None for all."""


USUAL = Pace()
HURRY = Pace(0.25, 8, until_failure=True)
"""For mutants of a reference: one failure is enough, and many of them never end."""


class Judge:
    """Judges answers to exercises; keeps the suites it has drawn. Safe to use from any thread."""

    def __init__(self, sandbox: Children) -> None:
        self._sandbox = sandbox
        self._suites: Suites[tuple[str, int], Suite] = Suites()

    def suite(self, exercise: Exercise) -> Suite:
        """The cases of an exercise with what the reference gives.

        Raises:
            BankError: the item is wrong.
            SandboxFault: the sandbox failed.
        """
        key = (exercise.id, exercise.variant)
        return self._suites.get(key, lambda: build_suite(self._sandbox, exercise))

    def anew(self, exercise: Exercise) -> Suite:
        """The same suite, drawn again.

        Raises:
            BankError: the item is wrong.
            SandboxFault: the sandbox failed.
        """
        return build_suite(self._sandbox, exercise)

    def judge(
        self,
        exercise: Exercise,
        source: str,
        *,
        only_visible: bool = False,
        pace: Pace = USUAL,
    ) -> Verdict:
        """Run the answer on all cases, or on the visible ones.

        Raises:
            BankError: the item is wrong.
            SandboxFault: the sandbox failed.
        """
        suite = self.suite(exercise)
        wanted = [
            w
            for w in suite.wanted
            if (w.case.is_visible or not only_visible) and pace.group in (None, w.case.group)
        ]
        with _Sitting(self._sandbox, exercise, source, suite.has_check, pace) as sitting:
            if sitting.fault is None:
                tests = sitting.run(wanted)
                is_out = pace.until_failure and any(t.state != "right" for t in tests)
                is_out = is_out or only_visible or pace.group not in (None, GROWTH)
                growth = None if is_out else sitting.grow(suite)
                return sitting.verdict(tests, suite, growth)
            return sitting.refusal(wanted)

    def compare_own(self, exercise: Exercise, source: str, text: str) -> Tested:
        """Run the answer and the reference on inputs that the learner typed.

        Raises:
            GraderFault: the item's own check failed on them.
            SandboxFault: the sandbox failed.
        """
        read = read_inputs(self._sandbox, exercise, text)
        if isinstance(read, str):
            return Tested(
                "your own input",
                EXAMPLES,
                is_visible=True,
                state="unfit",
                message=read,
                seconds=0.0,
            )
        with self._sandbox.child(exercise.tier) as child:
            child.load(ANSWER, exercise.reference)
            wanted = child.call(read.call(exercise), wall_limit_s=LEAST_LIMIT_S)
        has_check = defines(exercise.cases, "check")
        with _Sitting(self._sandbox, exercise, source, has_check) as sitting:
            if sitting.fault is not None:
                return sitting.refused(read)
            return sitting.against(read, wanted)


class _Sitting:
    """One answer in the sandbox: children come and go, the source stays."""

    def __init__(
        self,
        sandbox: Children,
        exercise: Exercise,
        source: str,
        has_check: bool,
        pace: Pace = USUAL,
    ) -> None:
        self._pace = pace
        self._sandbox = sandbox
        self._exercise = exercise
        self._has_check = has_check
        self._source = Source(source, exercise.forbid)
        self._restarts = RESTARTS
        self._held = ExitStack()
        self._checking = ExitStack()
        self._child: Child | None = None
        self._checker: Child | None = None
        self._begun = time.monotonic()
        self.fault: Outcome | None = None

    def __enter__(self) -> "_Sitting":
        self._start()
        return self

    def __exit__(self, *_: object) -> None:
        self._held.close()
        self._checking.close()

    def _start(self) -> None:
        self._held.close()
        self._child = self._held.enter_context(self._sandbox.child(self._exercise.tier))
        refused = self._source.refused
        loaded = refused or self._child.load(
            ANSWER, self._source.text, forbid=self._exercise.forbid
        )
        self.fault = None if loaded.kind == "value" else loaded

    def run(self, wanted: Sequence[Wanted]) -> list[Tested]:
        """Every case, but none of a hidden group after its first failure."""
        failed: set[str] = set()
        tests = []
        limit_s = max(TOTAL_LIMIT_S, TOTAL_FACTOR * sum(one.seconds for one in wanted))
        is_late = False
        for one, after in zip_longest(wanted, wanted[1:]):
            case = one.case
            is_over = is_late or self.fault is not None
            is_over = is_over or (self._pace.until_failure and bool(failed))
            if is_over or (case.group in failed and not case.is_visible):
                tests.append(as_test(case, "skipped", "", 0.0))
                continue
            is_late = time.monotonic() - self._begun > limit_s
            test = _late(case) if is_late else self._test(one, self._ahead(one, after, failed))
            tests.append(test)
            if test.state != "right":
                failed.add(case.group)
        return tests

    def _ahead(self, one: Wanted, after: Wanted | None, failed: set[str]) -> Call | None:
        """The call after this one, where it is made whatever comes of this one.

        What visible cases print is shown, so they are run one by one.
        """
        if (
            after is None
            or self._pace.until_failure
            or one.case.is_visible
            or after.case.is_visible
        ):
            return None
        return None if after.case.group in {*failed, one.case.group} else after.call

    def _test(self, wanted: Wanted, ahead: Call | None) -> Tested:
        case = wanted.case
        pace = self._pace
        limit_s = max(pace.least_limit_s, pace.limit_factor * wanted.seconds)
        outcome = self._call(wanted.call, limit_s, ahead)
        if outcome.kind != "value":
            return as_failed_test(case, outcome, wanted.value)
        difference = self._difference(case, outcome.value, wanted.value)
        if difference is None:
            return as_test(case, "right", "", outcome.wall_s, shown_of(case, outcome, wanted.value))
        shown = shown_of(case, outcome, wanted.value, difference.message)
        return as_test(case, "wrong", difference.message, outcome.wall_s, shown)

    def _call(self, call: Call, limit_s: float, ahead: Call | None = None) -> Outcome:
        outcome = self._asked(call, limit_s, ahead)
        if outcome.kind == "time" and outcome.cpu_s < STARVED_SHARE * limit_s:
            outcome = self._again(call, limit_s, outcome)
        if outcome.child_lives:
            return outcome
        if self._restarts > 0:
            self._restarts -= 1
            self._start()
        else:
            self.fault = outcome
        return outcome

    def _again(self, call: Call, limit_s: float, starved: Outcome) -> Outcome:
        """With patience for the wait, and none for the work: the limit holds for the processor."""
        self._start()
        if self.fault is not None:
            return starved
        outcome = self._asked(call, PATIENCE * limit_s)
        is_slow = outcome.kind == "value" and outcome.cpu_s > limit_s
        return starved if is_slow else outcome

    def _asked(self, call: Call, limit_s: float, ahead: Call | None = None) -> Outcome:
        assert self._child is not None  # noqa: S101 - set on entry
        return self._child.call(call, limit_s, ahead)

    def _difference(self, case: Case, got: Any, wanted: Any) -> Difference | None:
        if not self._has_check:
            return _apart(case, got, wanted, self._exercise.rule)
        message = self._check(case, got, wanted)
        return None if message is None else Difference(message, "")

    def _check(self, case: Case, got: Any, wanted: Any) -> str | None:
        """The item's own check: its author's code, so it runs in a child apart."""
        if self._checker is None or not self._checker.can_be_asked:
            child = self._sandbox.child(author_tier(self._exercise))
            self._checker = self._checking.enter_context(child)
            self._checker.load(CASES, self._exercise.cases)
        call = Call(CASES, "check", args=(list(case.inputs), got, wanted))
        if not _can_be_sent(call):
            return _of_another_form(got, wanted)
        outcome = self._checker.call(call, wall_limit_s=LEAST_LIMIT_S)
        if outcome.kind in STUMBLES:
            # Written for results of the right type; another one makes it stumble.
            self._checking.close()
            self._checker = None
            return _of_another_form(got, wanted)
        if outcome.kind != "value" or not isinstance(outcome.value, str | None):
            raise GraderFault(f"cases.py: check: {outcome.message or outcome.kind}")
        return outcome.value

    def grow(self, suite: Suite) -> tuple[Tested, Any] | None:
        """Time against n, where the exercise asks for it and the answer stands so far."""
        growth = self._exercise.growth
        if growth is None or self._child is None or self.fault is not None:
            return None
        source, forbid = self._source.text, self._exercise.forbid
        # Anew before each run: a result that the module remembers is no quick one.
        fresh = partial(self._child.load, ANSWER, source, forbid=forbid)
        return measure(self._child, growth, suite.growth, fresh, self._is_right)

    def _is_right(self, case: Case, got: Any, wanted: Any) -> bool:
        return self._difference(case, got, wanted) is None

    def against(self, case: Case, wanted: Outcome) -> Tested:
        """One case that the learner made, beside what the reference does with it."""
        outcome = self._call(case.call(self._exercise), LEAST_LIMIT_S)
        if wanted.kind != "value":
            message = f"The reference does not take this input: {wanted.message or wanted.kind}"
            return as_test(case, "unfit", message, outcome.wall_s, shown_of(case, outcome, None))
        if outcome.kind != "value":
            return as_failed_test(case, outcome, wanted.value)
        difference = self._difference(case, outcome.value, wanted.value)
        message = "" if difference is None else difference.message
        state: TestState = "right" if difference is None else "wrong"
        return as_test(
            case, state, message, outcome.wall_s, shown_of(case, outcome, wanted.value, message)
        )

    def refused(self, case: Case) -> Tested:
        """What a case comes to when the answer cannot be loaded."""
        assert self.fault is not None  # noqa: S101 - asked only then
        return as_failed_test(case, self.fault, None)

    def verdict(
        self, tests: list[Tested], suite: Suite, growth: tuple[Tested, Any] | None
    ) -> Verdict:
        """All together."""
        if growth is not None:
            tests = [*tests, growth[0]]
        elif (
            suite.growth and self._pace.group is None and any(not test.is_visible for test in tests)
        ):
            tests = [*tests, growth_tested("skipped", "", 0.0)]
        return Verdict(
            tests=tuple(tests),
            weights=_weights(self._exercise, (test.group for test in tests)),
            growth=None if growth is None else growth[1],
            seconds=time.monotonic() - self._begun,
        )

    def refusal(self, wanted: Sequence[Wanted]) -> Verdict:
        """The answer could not be loaded: no test ran."""
        fault = self.fault
        assert fault is not None  # noqa: S101 - asked only then
        state: TestState = "raised" if fault.kind == "value" else fault.kind
        return Verdict(
            tests=tuple(as_test(w.case, "skipped", "", 0.0) for w in wanted),
            weights=_weights(self._exercise, (w.case.group for w in wanted)),
            fault=fault.message or SAID[state],
            fault_state=state,
            traceback=fault.traceback or "",
            seconds=time.monotonic() - self._begun,
        )


def _late(case: Case) -> Tested:
    message = "The tests before it took too long together; no more were run."
    return as_test(case, "time", message, 0.0)


def _can_be_sent(call: Call) -> bool:
    """Whether a result fits into a request: it lies one level deeper there."""
    try:
        return bool(call.request)
    except Unfit:
        return False


def _of_another_form(got: Any, wanted: Any) -> str:
    return f"expected {describe(wanted)}, got {describe(got)}"


def _apart(case: Case, got: Any, wanted: Any, rule: Rule) -> Difference | None:
    """What differs; what is left open in a result is left open in each of several."""
    if case.repeat > 1:
        if not isinstance(got, list) or len(got) != len(wanted):
            return compare(got, wanted, Rule(rule.relative, rule.absolute))
        runs = (_returned(case, g, w, rule) for g, w in zip(got, wanted, strict=True))
        return next((found for found in runs if found is not None), None)
    return _returned(case, got, wanted, rule)


def _returned(case: Case, got: Any, wanted: Any, rule: Rule) -> Difference | None:
    if not case.want_args:
        return compare(got, wanted, rule)
    # The child puts the arguments beside what was returned, and the child is the answer's.
    if not isinstance(got, tuple) or len(got) != len(wanted):
        return Difference(_of_another_form(got, wanted), "")
    found = compare(got[0], wanted[0], rule)
    if found is not None:
        return found
    after = compare(got[1], wanted[1], Rule(rule.relative, rule.absolute))
    return None if after is None else Difference(f"arguments afterwards: {after.message}", "")


def _weights(exercise: Exercise, groups: Iterable[str]) -> Mapping[str, float]:
    return {group: exercise.weight(group) for group in dict.fromkeys(groups)}
