"""From what came of a case in the sandbox to what a person may see of it."""

from collections.abc import Mapping
from typing import Any

from greenroom.graders.outputs.compare import show
from greenroom.graders.outputs.suite import Case
from greenroom.graders.outputs.verdict import Shown, Tested, TestState
from greenroom.sandbox import Outcome
from greenroom.sandbox.codec import Unfit, encode

SHOWN_CHARACTERS = 2_000
SAID_OF_HIDDEN: Mapping[TestState, str] = {
    "right": "",
    "wrong": "The result is not right.",
    "raised": "It raised an error.",
    "time": "It took too long.",
    "memory": "It took too much memory.",
    "output": "It printed too much.",
    "unfit": "It returned what cannot be compared.",
    "exited": "It ended instead of returning.",
    "crashed": "It crashed.",
    "missing": "What the test calls is not there, or does not take the arguments.",
    "forbidden": "It reached for what is not allowed.",
    "skipped": "",
}
"""All that is said of a hidden case: any text that comes from its run may hold its inputs."""


def as_test(
    case: Case, state: TestState, message: str, seconds: float, shown: Shown | None = None
) -> Tested:
    """The test that a case is; of a hidden one nothing of its data."""
    return Tested(
        name=case.name,
        group=case.group,
        is_visible=case.is_visible,
        state=state,
        message=message if case.is_visible else SAID_OF_HIDDEN[state],
        seconds=seconds,
        size=_size(case) if case.is_visible else 0,
        shown=shown if case.is_visible else None,
    )


def as_failed_test(case: Case, outcome: Outcome, wanted: Any) -> Tested:
    """A test that gave no value."""
    state: TestState = "raised" if outcome.kind == "value" else outcome.kind
    shown = shown_of(case, outcome, wanted)
    return as_test(case, state, outcome.message or "", outcome.wall_s, shown)


def shown_of(case: Case, outcome: Outcome, wanted: Any, difference: str = "") -> Shown | None:
    """A visible case in full; None of a hidden one."""
    if not case.is_visible:
        return None
    return Shown(
        inputs=_inputs(case),
        expected=show(wanted, SHOWN_CHARACTERS),
        got=show(outcome.value, SHOWN_CHARACTERS) if outcome.kind == "value" else "",
        difference=difference,
        stdout=outcome.stdout[:SHOWN_CHARACTERS],
        traceback=outcome.traceback or "",
    )


def _inputs(case: Case) -> str:
    if case.calls is not None:
        made = ", ".join(show(value, SHOWN_CHARACTERS) for value in case.init or ())
        steps = (
            f"{step[0]}({', '.join(show(value, SHOWN_CHARACTERS) for value in step[1:])})"
            for step in case.calls
        )
        return "\n".join((f"made with ({made})", *steps))
    named = (f"{name}={show(value, SHOWN_CHARACTERS)}" for name, value in case.kwargs.items())
    return ",\n".join((*(show(value, SHOWN_CHARACTERS) for value in case.args), *named))


def _size(case: Case) -> int:
    try:
        return len(encode(list(case.inputs)))
    except Unfit:
        return 0
