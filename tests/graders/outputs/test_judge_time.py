"""Time that an answer may take, and time that it only waited."""

from collections.abc import Iterator

import pytest

from greenroom.graders.outputs.judge import Judge, Pace
from greenroom.graders.outputs.report import summary
from greenroom.sandbox import Sandbox
from tests.folders import MEAN
from tests.graders.outputs.test_judge import MEANS


@pytest.fixture(scope="module")
def judge() -> Iterator[Judge]:
    with Sandbox() as sandbox:
        yield Judge(sandbox)


def test_what_no_time_is_left_for_is_out_of_time(
    judge: Judge, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("greenroom.graders.outputs.judge.TOTAL_LIMIT_S", 0.2)
    verdict = judge.judge(MEANS, "import time\n" + MEAN.replace(":\n", ":\n    time.sleep(0.3)\n"))
    assert [test.state for test in verdict.tests] == ["right", "time", *["skipped"] * 3]
    assert verdict.state == "time"
    assert summary(verdict).startswith("Out of time")


def test_an_answer_that_had_to_wait_for_the_processor_is_run_again(judge: Judge) -> None:
    source = "import time\n" + MEAN.replace(":\n", ":\n    time.sleep(0.5)\n")
    assert judge.judge(MEANS, source, pace=Pace(0.3, 1)).is_accepted


def test_an_answer_that_waited_gets_no_more_work_out_of_the_longer_run(judge: Judge) -> None:
    waits_and_works = (
        ":\n    time.sleep(0.25)\n    end = time.process_time() + 0.5\n"
        "    while time.process_time() < end:\n        pass\n"
    )
    verdict = judge.judge(
        MEANS, "import time\n" + MEAN.replace(":\n", waits_and_works), pace=Pace(0.3, 1)
    )
    assert verdict.state == "time"
