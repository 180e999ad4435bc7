"""The grader `outputs` opens its sandbox at need, and closes it for good or until the next need."""

import time

import pytest

from greenroom.errors import SandboxFault
from greenroom.graders.outputs.grader import OutputsGrader
from greenroom.sandbox import Sandbox
from tests.folders import MEAN
from tests.graders.outputs.test_judge import MEANS


def test_what_was_closed_is_opened_again_at_the_next_need() -> None:
    outputs = OutputsGrader()
    try:
        assert outputs.verdict(MEANS, MEAN).is_accepted
        outputs.close()
        assert outputs.verdict(MEANS, MEAN).is_accepted
    finally:
        outputs.close()


def test_what_is_warmed_does_not_open_a_sandbox_after_the_end() -> None:
    made: list[Sandbox] = []

    def make() -> Sandbox:
        made.append(Sandbox())
        return made[-1]

    outputs = OutputsGrader(make)
    outputs.warm(MEANS)
    outputs.close()
    time.sleep(0.5)
    assert len(made) == 1


def test_work_that_fails_because_of_the_end_is_not_done_again() -> None:
    outputs = OutputsGrader()
    runs = []

    def work() -> None:
        runs.append(1)
        outputs.close()
        raise SandboxFault("the sandbox is closed")

    with pytest.raises(SandboxFault):
        outputs.twice(work)
    assert len(runs) == 1
