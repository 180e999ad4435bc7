"""Proving items whose reference is Python: code, and the repair of a review."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from greenroom.errors import BankError
from greenroom.graders.outputs.exercise import GROWTH, VARIANTS, Exercise
from greenroom.graders.outputs.judge import HURRY, Judge, Pace
from greenroom.graders.outputs.suite import Suite
from greenroom.graders.outputs.verdict import Verdict
from greenroom.kinds.coded import Equivalent, ExerciseItem
from greenroom.proof.mutants import Mutant
from greenroom.sandbox.codec import encode

CASE_LIMIT_S = 0.25
"""What the reference may take for one case: an eighth of what any answer may."""
MUTANT_VARIANTS = 3
"""Variants on which a mutant may live before it counts as a survivor."""
UNTIL_FAILURE = Pace(until_failure=True)


def variants(exercise: Exercise) -> list[Exercise]:
    """The exercise with each draw of its hidden cases; time against n is measured on one."""
    return [drawn(exercise, variant) for variant in range(VARIANTS)]


def drawn(exercise: Exercise, variant: int) -> Exercise:
    """One draw of the exercise."""
    growth = exercise.growth if variant == 0 else None
    return replace(exercise, variant=variant, growth=growth)


def prove_reference(judge: Judge, exercise: Exercise) -> Iterator[str]:
    """The reference is accepted, quick enough, and its cases are the same each time."""
    for one in variants(exercise):
        try:
            suite = judge.suite(one)
        except BankError as error:
            yield f"{error} (variant {one.variant})"
            return
        yield from _slow(suite, one.variant)
        verdict = judge.judge(one, one.reference, pace=UNTIL_FAILURE)
        if not verdict.is_accepted:
            yield f"solution.py: rejected, {told(verdict)} (variant {one.variant})"
            return
    # A second judge draws them anew.
    first, again = judge.suite(exercise), judge.anew(exercise)
    if _inputs(first) != _inputs(again):
        yield "cases.py: the same seed gave other cases; draw from `rng` alone"
    if len(first.groups) < 2:
        yield "cases.py: only one group of tests; give hidden cases groups of their own"


def _slow(suite: Suite, variant: int) -> Iterator[str]:
    for wanted in suite.wanted:
        if wanted.cpu_s > CASE_LIMIT_S:
            yield (
                f"cases.py: '{wanted.case.name}' takes the reference {wanted.cpu_s:.2f} s; "
                f"at most {CASE_LIMIT_S} s (variant {variant})"
            )


def _inputs(suite: Suite) -> list[bytes]:
    cases = [w.case for w in suite.wanted] + [grown.case for grown in suite.growth]
    return [encode([case.name, list(case.inputs)]) for case in cases]


def prove_accepted(judge: Judge, exercise: Exercise, files: Mapping[str, str]) -> Iterator[str]:
    """Every file is accepted, whatever is drawn."""
    for name, source in files.items():
        for one in variants(exercise):
            verdict = judge.judge(one, source, pace=UNTIL_FAILURE)
            if not verdict.is_accepted:
                yield f"{name}: rejected, {told(verdict)} (variant {one.variant})"
                break


def prove_rejected(
    judge: Judge, exercise: Exercise, files: Iterable[tuple[str, str, str]]
) -> Iterator[str]:
    """Every file fails in the group that is named with it, whatever is drawn."""
    for name, source, group in files:
        for one in variants(exercise)[: 1 if group == GROWTH else VARIANTS]:
            known = judge.suite(one).groups
            if group not in known:
                yield (
                    f"{name}: no group of tests is named '{group}'; there are: {', '.join(known)}"
                )
                break
            pace = UNTIL_FAILURE._replace(group=group)
            verdict = judge.judge(one, source, pace=pace)
            if verdict.is_accepted:
                yield f"{name}: passes '{group}', which must catch it (variant {one.variant})"
                break
            if verdict.state == "time":
                # It runs into the limit whatever is drawn, and each time takes all of it.
                break


def told(verdict: Verdict) -> str:
    """The first failure of a verdict, for an author."""
    if verdict.fault:
        return verdict.fault
    test = next((t for t in verdict.tests if t.state not in {"right", "skipped"}), None)
    return "" if test is None else f"'{test.name}': {test.state} {test.message}".rstrip()


def prove_secret(item: ExerciseItem, shown: Mapping[str, str]) -> Iterator[str]:
    """No line of the reference's body stands in what a learner sees."""
    secret = {line.strip() for line in item.solution.splitlines() if _is_telling(line)}
    for name, text in shown.items():
        for line in text.splitlines():
            if line.strip() in secret:
                yield f"{name}: shows a line of solution.py: {line.strip()}"


TELLING_CHARACTERS = 24


def _is_telling(line: str) -> bool:
    line = line.strip()
    is_usual = line.startswith(("import ", "from ", "def ", "class ", "#", '"""', "raise "))
    is_code = any(sign in line for sign in "=([")
    return is_code and not is_usual and len(line) >= TELLING_CHARACTERS


def live_mutants(
    kills: Callable[[Mutant, int], bool], mutants: Sequence[Mutant]
) -> tuple[Mutant, ...]:
    """Those that no variant kills."""
    return tuple(m for m in mutants if not any(kills(m, v) for v in range(MUTANT_VARIANTS)))


def kills(judge: Judge, exercise: Exercise, mutant: Mutant, variant: int) -> bool:
    """Whether a test of this variant notices the mutant."""
    one = drawn(exercise, variant)
    return not judge.judge(one, mutant.source, pace=HURRY).is_accepted


def without_equivalent(
    mutants: Iterable[Mutant], equivalent: Sequence[Equivalent], file: str
) -> tuple[list[Mutant], list[str]]:
    """The mutants that tests must kill, and what is wrong with the list of the others."""
    found = list(mutants)
    keys = {mutant.key for mutant in found}
    listed = {entry.mutant for entry in equivalent}
    problems = [f"equivalent: no mutant of {file} is '{key}'" for key in sorted(listed - keys)]
    return [mutant for mutant in found if mutant.key not in listed], problems
