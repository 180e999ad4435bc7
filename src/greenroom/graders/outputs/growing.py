"""Measuring how an answer's time grows with n."""

from collections.abc import Callable, Sequence
from typing import Any

from greenroom.graders.outputs.exercise import GROWTH, Growth
from greenroom.graders.outputs.growth import classify, exceeds
from greenroom.graders.outputs.suite import QUICK_S, REPEATS, Case, Grown
from greenroom.graders.outputs.verdict import Measured, Tested, TestState
from greenroom.sandbox import Child

LEAST_SIZES = 4
"""Sizes that a fit needs to say anything."""
SIZE_LIMIT_S = 3.0
SIZE_FACTOR = 100
"""A size may take so many times what the reference takes, and always SIZE_LIMIT_S."""
ALLOWED_FACTOR = 4.0
"""An answer that is no slower than this times the reference at the largest size is within the bar,
whatever a fit of its few milliseconds says."""


def measure(
    child: Child,
    growth: Growth,
    cases: Sequence[Grown],
    fresh: Callable[[], object],
    is_right: Callable[[Case, Any, Any], bool],
) -> tuple[Tested, Measured | None]:
    """The test of growth and its measurements; None where it ended before enough of them.

    `fresh` is done before each run; `is_right` compares a result with that of the reference, since
    a wrong one may have been quick.

    Raises:
        SandboxFault: the sandbox failed.
    """
    sizes: list[int] = []
    seconds: list[float] = []
    for n, case, call, reference, value in cases:
        limit = max(SIZE_LIMIT_S, SIZE_FACTOR * reference)
        best = float("inf")
        for _ in range(REPEATS):
            fresh()
            outcome = child.call(call, wall_limit_s=limit)
            if outcome.kind == "time":
                return _too_slow(n, growth, limit, reference, sizes, seconds)
            if outcome.kind != "value":
                message = f"It failed at {n:,} ({growth.n})."
                return growth_tested(outcome.kind, message, sum(seconds)), None
            if not is_right(case, outcome.value, value):
                message = f"The result is not right at {n:,} ({growth.n})."
                return growth_tested("wrong", message, sum(seconds)), None
            best = min(best, outcome.cpu_s)
            if best > QUICK_S:
                break
        sizes.append(n)
        seconds.append(best)
    measured = _measured(growth, sizes, seconds, cases[-1].seconds)
    state: TestState = "right" if measured.is_within else "wrong"
    return growth_tested(state, measured.sentence, sum(seconds)), measured


def growth_tested(state: TestState, message: str, seconds: float) -> Tested:
    """The test of growth."""
    return Tested(GROWTH, GROWTH, is_visible=False, state=state, message=message, seconds=seconds)


def _measured(
    growth: Growth, sizes: Sequence[int], seconds: Sequence[float], reference: float
) -> Measured:
    fit = classify(sizes, seconds)
    is_near = seconds[-1] <= ALLOWED_FACTOR * reference
    is_within = is_near or not exceeds(fit, growth.bar)
    said = "Within the bar: looks" if is_within else "Looks"
    sentence = f"{said} like O({fit.name}); the bar is O({growth.bar}), n the {growth.n}."
    return Measured(fit, growth.bar, growth.n, sentence, is_within)


def _too_slow(
    n: int,
    growth: Growth,
    limit: float,
    reference: float,
    sizes: Sequence[int],
    seconds: Sequence[float],
) -> tuple[Tested, Measured | None]:
    message = (
        f"At {n:,} ({growth.n}) it ran past {limit:.1f} s; "
        f"the reference takes {reference * 1000:.3g} ms."
    )
    measured = None
    if len(sizes) >= LEAST_SIZES - 1:
        # What it took before it was stopped is the least that this size can take.
        fit = classify([*sizes, n], [*seconds, limit])
        message += f" It looks like O({fit.name}); the bar is O({growth.bar})."
        measured = Measured(fit, growth.bar, growth.n, message, is_within=False)
    return growth_tested("time", message, sum(seconds)), measured
