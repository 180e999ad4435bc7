"""Proving items: what their authors promise is run, not believed."""

import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor, as_completed
from contextlib import ExitStack, contextmanager
from dataclasses import replace
from typing import Any

from greenroom.errors import BankError, GraderFault
from greenroom.graders.outputs.exercise import VARIANTS
from greenroom.graders.outputs.grader import OutputsGrader
from greenroom.graders.outputs.judge import Judge
from greenroom.graders.outputs.tables import SAMPLE, SqlSitting
from greenroom.graders.review import run_tests
from greenroom.kinds.code.item import CodeItem
from greenroom.kinds.review.item import ReviewItem
from greenroom.kinds.sql.item import SqlItem
from greenroom.model.item import Item
from greenroom.proof.judged import (
    kills,
    live_mutants,
    prove_accepted,
    prove_reference,
    prove_rejected,
    prove_secret,
    told,
    without_equivalent,
)
from greenroom.proof.mutants import Mutant, mutants, sql_mutants
from greenroom.proof.record import Proof
from greenroom.proof.reused import Reused

SQL_MUTANT_LIMIT_S = 1.0
WEAK_SHARE = 0.5
"""Of the defects, that a review's weak test must not reach."""


def prove_all(
    outputs: OutputsGrader, items: Sequence[tuple[str, Item]], workers: int
) -> Iterator[Proof]:
    """Prove named items in parallel, each as it is done.

    Raises:
        SandboxFault: the sandbox failed.
    """
    with ThreadPoolExecutor(workers, thread_name_prefix="prove") as pool:
        jobs = [pool.submit(prove, outputs, name, item) for name, item in items]
        for job in as_completed(jobs):
            yield job.result()


def can_prove(item: Item) -> bool:
    """Whether the item's kind has anything to run."""
    return type(item) in _PROVERS


def prove(outputs: OutputsGrader, name: str, item: Item) -> Proof:
    """One item.

    Raises:
        SandboxFault: the sandbox failed.
    """
    begun = time.monotonic()
    try:
        proof = _PROVERS[type(item)](outputs, name, item)
    except (BankError, GraderFault) as error:
        # One item that breaks must not hide what is wrong with the others.
        proof = Proof(name, (str(error),))
    return replace(proof, seconds=time.monotonic() - begun)


def _prove_code(outputs: OutputsGrader, name: str, item: Any) -> Proof:
    with _judge(outputs) as judge:
        return _proof_of_code(judge, name, item)


@contextmanager
def _judge(outputs: OutputsGrader) -> Iterator[Judge]:
    """A judge for one item."""
    children = Reused(outputs.sandbox)
    try:
        yield Judge(children)
    finally:
        children.close()


def _proof_of_code(judge: Judge, name: str, item: Any) -> Proof:
    exercise = item.exercise(0)
    problems = list(prove_reference(judge, exercise))
    if problems:
        return Proof(name, tuple(problems))
    problems += prove_accepted(judge, exercise, _files("alternatives", "py", item.alternatives))
    wrong = _files("wrong", "py", item.wrong)
    problems += prove_rejected(judge, exercise, _with_groups(wrong, "# "))
    if judge.judge(exercise, item.starter).is_accepted:
        problems.append("starter.py: accepted")
    problems += prove_secret(item, {"starter.py": item.starter, "prompt.md": item.stem})
    left, unknown = without_equivalent(mutants(item.solution), item.equivalent, "solution.py")
    alive = live_mutants(lambda m, v: kills(judge, exercise, m, v), left)
    return _proof(name, [*problems, *unknown], left, alive, len(item.equivalent))


def _prove_review(outputs: OutputsGrader, name: str, item: Any) -> Proof:
    with _judge(outputs) as judge:
        proof = _proof_of_repair(judge, name, item)
    return replace(proof, problems=(*proof.problems, *_prove_tests(outputs, item)))


def _proof_of_repair(judge: Judge, name: str, item: Any) -> Proof:
    exercise = item.exercise(0)
    problems = list(prove_reference(judge, exercise))
    if problems:
        return Proof(name, tuple(problems))
    problems += prove_accepted(judge, exercise, _files("alternatives", "py", item.alternatives))
    groups = {defect.id: defect.group for defect in item.defects}
    defects = [(f"defects/{i}.py", text, groups[i]) for i, text in item.planted.items()]
    patch = [("patch.py", item.patch, defect.group) for defect in item.defects]
    problems += prove_rejected(judge, exercise, [*defects, *patch])
    left, unknown = without_equivalent(mutants(item.solution), item.equivalent, "solution.py")
    alive = live_mutants(lambda m, v: kills(judge, exercise, m, v), left)
    return _proof(name, [*problems, *unknown], left, alive, len(item.equivalent))


def _prove_tests(outputs: OutputsGrader, item: ReviewItem) -> Iterator[str]:
    key = item.key(0)
    full = run_tests(outputs.sandbox, key, item.reference_test)
    if full.problem or full.share < 1:
        missed = ", ".join(id_ for id_, is_caught in full.caught.items() if not is_caught)
        yield f"test_reference.py: {full.problem or f'does not catch {missed}'}"
    weak = run_tests(outputs.sandbox, key, item.weak_test)
    if weak.problem or weak.share >= WEAK_SHARE:
        yield f"test_weak.py: {weak.problem or f'catches {weak.share:.0%} of the defects'}"


def _prove_sql(outputs: OutputsGrader, name: str, item: Any) -> Proof:
    with ExitStack() as held:
        try:
            sittings = [
                held.enter_context(outputs.sql.sitting(item.exercise(variant)))
                for variant in range(VARIANTS)
            ]
        except BankError as error:
            return Proof(name, (str(error),))
        accepted = {"solution.sql": item.solution}
        accepted |= _files("alternatives", "sql", item.alternatives)
        wrong = _with_groups(_files("wrong", "sql", item.wrong), "-- ")
        problems: list[str] = []
        for variant, sitting in enumerate(sittings):
            problems += [
                f"{problem} (variant {variant})"
                for problem in (*_sql_accepted(sitting, accepted), *_sql_rejected(sitting, wrong))
            ]
        # A mutant that the database does not take is no mistake that anybody could hand in.
        valid = (
            m
            for m in sql_mutants(item.solution)
            if sittings[0].judge(m.source, databases=(SAMPLE,)).state != "raised"
        )
        left, unknown = without_equivalent(valid, item.equivalent, "solution.sql")
        alive = live_mutants(lambda m, v: _kills_sql(sittings[v], m), left)
    return _proof(name, [*problems, *unknown], left, alive, len(item.equivalent))


def _sql_accepted(sitting: SqlSitting, files: Mapping[str, str]) -> Iterator[str]:
    for name, sql in files.items():
        verdict = sitting.judge(sql)
        if not verdict.is_accepted:
            yield f"{name}: rejected, {told(verdict)}"


def _sql_rejected(sitting: SqlSitting, files: Sequence[tuple[str, str, str]]) -> Iterator[str]:
    for name, sql, database in files:
        if database not in sitting.databases:
            there = ", ".join(sitting.databases)
            yield f"{name}: no database is named '{database}'; there are: {there}"
        elif sitting.judge(sql, databases=(database,)).is_accepted:
            yield f"{name}: right on '{database}', which must catch it"


def _kills_sql(sitting: SqlSitting, mutant: Mutant) -> bool:
    return not sitting.judge(mutant.source, least_limit_s=SQL_MUTANT_LIMIT_S).is_accepted


def _files(folder: str, ending: str, texts: Mapping[str, str]) -> dict[str, str]:
    return {f"{folder}/{name}.{ending}": text for name, text in texts.items()}


def _with_groups(files: Mapping[str, str], comment: str) -> list[tuple[str, str, str]]:
    """Each file with the group that its first line names."""
    firsts = {name: text.partition("\n")[0].removeprefix(comment) for name, text in files.items()}
    return [(name, text, firsts[name].partition(":")[0].strip()) for name, text in files.items()]


def _proof(
    name: str,
    problems: Sequence[str],
    left: Sequence[Mutant],
    alive: tuple[Mutant, ...],
    equivalent: int,
) -> Proof:
    return Proof(name, tuple(problems), len(left), len(left) - len(alive), alive, equivalent)


_PROVERS: Mapping[type[Item], Callable[[OutputsGrader, str, Any], Proof]] = {
    CodeItem: _prove_code,
    ReviewItem: _prove_review,
    SqlItem: _prove_sql,
}
