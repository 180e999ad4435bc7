"""From a verdict to a grade: what was seen, as records that a store keeps and a page shows."""

from collections.abc import Iterator

from greenroom.graders.outputs.exercise import GROWTH
from greenroom.graders.outputs.verdict import SAID, Measured, Tested, Verdict, group_title
from greenroom.model.grade import Grade, Outcome, Seen
from greenroom.model.response import JsonValue

FAULT = "fault"
EXAMPLE = "example"
GROUP = "group:"
"""Ids of what is seen; a group's name follows the last one."""


def grade_of(verdict: Verdict, grader: str, version: int) -> Grade:
    """The grade that a verdict stands for."""
    return Grade(
        grader=grader,
        version=version,
        state="graded",
        summary=summary(verdict),
        score=verdict.score,
        seen=tuple(seen(verdict)),
    )


def trial_of(verdict: Verdict, grader: str) -> Grade:
    """What a run of the visible cases shows; a grade that is not kept."""
    examples = (example(test) for test in verdict.tests if test.shown is not None)
    shown = (*_fault(verdict), *examples)
    return Grade(grader, 0, "graded", _passed(verdict), verdict.score, seen=shown)


def _passed(verdict: Verdict) -> str:
    if verdict.fault:
        return "No example ran."
    right = sum(test.state == "right" for test in verdict.tests)
    count = len(verdict.tests)
    return f"{right} of {count} example{'s' * (count != 1)} passed."


def summary(verdict: Verdict) -> str:
    """One sentence."""
    groups = len(verdict.weights)
    if verdict.is_accepted:
        return f"Accepted: all {groups} groups of tests passed."
    if verdict.fault:
        return f"No test ran: {verdict.fault}"
    said = SAID[verdict.state]
    first = next(t for t in verdict.tests if t.state not in {"right", "skipped"})
    passed = len(verdict.passed)
    where = group_title(first.group).lower() if first.is_visible else f"hidden check: {first.name}"
    return f"{said.capitalize()} ({where}). {passed} of {groups} groups of tests passed."


def seen(verdict: Verdict) -> Iterator[Seen]:
    """Each group, then what a person may see of the first failure."""
    yield from _fault(verdict)
    for group in verdict.weights:
        yield _group(verdict, group)
    failing = verdict.first_failing
    if failing is not None:
        yield example(failing)
    for plan in verdict.plans:
        yield Seen("plan", "How the database runs your query", "note", "", {"text": plan})


def _fault(verdict: Verdict) -> Iterator[Seen]:
    if verdict.fault:
        data: JsonValue = {"traceback": verdict.traceback}
        yield Seen(FAULT, "Your code did not get to the tests", "wrong", verdict.fault, data)


def example(test: Tested) -> Seen:
    """A visible case in full."""
    outcome: Outcome = "right" if test.state == "right" else "wrong"
    return Seen(EXAMPLE, test.name, outcome, test.message, _shown_data(test))


def _shown_data(test: Tested) -> JsonValue:
    """A visible case as a page shows it."""
    shown = test.shown
    if shown is None:
        return None
    return {
        "state": SAID[test.state],
        "inputs": shown.inputs,
        "expected": shown.expected,
        "got": shown.got,
        "difference": shown.difference,
        "stdout": shown.stdout,
        "traceback": shown.traceback,
    }


def _group(verdict: Verdict, group: str) -> Seen:
    tests = verdict.of_group(group)
    is_growth = group == GROWTH and verdict.growth is not None
    data: JsonValue = {
        "weight": verdict.weights[group],
        "tests": [
            {"name": t.name, "state": SAID[t.state], "visible": t.is_visible, "message": t.message}
            for t in tests
        ],
        "growth": growth_data(verdict.growth) if is_growth and verdict.growth else None,
    }
    return Seen(GROUP + group, group_title(group), _outcome(verdict, group, tests), "", data)


def _outcome(verdict: Verdict, group: str, tests: tuple[Tested, ...]) -> Outcome:
    if group in verdict.passed:
        return "right"
    return "missing" if all(t.state == "skipped" for t in tests) else "wrong"


def growth_data(growth: Measured) -> JsonValue:
    """Points and fitted curve for a drawing."""
    return {
        "sentence": growth.sentence,
        "n": growth.n,
        "bar": growth.bar,
        "fit": growth.fit.name,
        "points": [list(point) for point in growth.fit.points],
        "curve": [list(point) for point in growth.fit.curve],
    }
