"""Whatever is killed while an answer is judged: it is judged again, once, and never lost."""

import os
import signal
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path

import pytest

from greenroom.errors import SandboxFault
from greenroom.graders.outputs.compare import Rule
from greenroom.graders.outputs.exercise import Exercise
from greenroom.graders.outputs.grader import OutputsGrader
from greenroom.sandbox import Level, Sandbox
from tests.sandbox.conftest import WALLED
from tests.sandbox.traces import Traces, descendants

CASES = """
from cases_kit import case
def visible():
    return [case("one", 1.0)]
def hidden(rng):
    return [case(f"number {n}", float(n), group=f"group {n}") for n in range(2, 7)]
"""
SLOW = "import time\ndef double(x):\n    time.sleep(0.015)\n    return 2 * x\n"
WRONG = "def double(x): return x\n"
KILLS = 20


def exercise(reference: str = "def double(x): return 2 * x\n") -> Exercise:
    return Exercise(
        "double", "double(x)", "python", (), Rule(), {}, CASES, reference, growth=None, variant=0
    )


def zygotes() -> set[int]:
    mine = descendants(os.getpid())
    return {pid for pid in mine if parent(pid) == os.getpid() and b"boot.py" in command(pid)}


def children() -> set[int]:
    return descendants(os.getpid()) - zygotes()


def command(pid: int) -> bytes:
    try:
        return Path(f"/proc/{pid}/cmdline").read_bytes()
    except OSError:
        return b""


def parent(pid: int) -> int:
    try:
        return int(Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[1])
    except OSError:
        return 0


def kill(pids: set[int]) -> None:
    for pid in pids:
        with suppress(ProcessLookupError):
            os.kill(pid, signal.SIGKILL)


def both() -> set[int]:
    return zygotes() | children()


@pytest.fixture(params=WALLED, ids=lambda level: level.name)
def grader(request: pytest.FixtureRequest) -> Iterator[OutputsGrader]:
    level: Level = request.param
    made = OutputsGrader(lambda: Sandbox(level, pool_size=1))
    yield made
    made.close()


@pytest.mark.parametrize("victims", [zygotes, children, both], ids=lambda f: f.__name__)
@pytest.mark.parametrize("after_s", [0.0, 0.02, 0.06])
def test_a_submission_survives_one_kill(
    grader: OutputsGrader, victims: Callable[[], set[int]], after_s: float
) -> None:
    assert grader.verdict(exercise(), SLOW).is_accepted
    timer = threading.Timer(after_s, lambda: kill(victims()))
    timer.start()
    verdict = grader.verdict(exercise(), SLOW)
    timer.join()
    assert verdict.is_accepted
    assert not grader.verdict(exercise(), WRONG).is_accepted


@pytest.mark.parametrize("after_s", [0.02, 0.05, 0.1, 0.2, 0.3])
def test_a_zygote_that_is_killed_while_it_starts_costs_nothing(
    grader: OutputsGrader, after_s: float
) -> None:
    timer = threading.Timer(after_s, lambda: kill(both()))
    timer.start()
    verdict = grader.verdict(exercise(), SLOW)
    timer.join()
    assert verdict.is_accepted


def test_whoever_is_killed_again_and_again_is_told_so(grader: OutputsGrader) -> None:
    assert grader.verdict(exercise(), SLOW).is_accepted
    stop = threading.Event()

    def keep_killing() -> None:
        while not stop.wait(0.01):
            kill(children())

    killer = threading.Thread(target=keep_killing)
    killer.start()
    with pytest.raises(SandboxFault):
        grader.verdict(exercise(), SLOW)
    stop.set()
    killer.join()
    assert grader.verdict(exercise(), SLOW).is_accepted


def test_a_zygote_killed_twenty_times_under_load_loses_no_submission(
    grader: OutputsGrader,
) -> None:
    """The next kill comes when each thread has a verdict of after the last one."""
    assert grader.verdict(exercise(), SLOW).is_accepted
    traces_before = Traces.settled([])
    done = [0, 0]
    verdicts: list[bool] = []
    faults: list[Exception] = []
    stop = threading.Event()

    def work(place: int) -> None:
        while not stop.is_set():
            try:
                right = grader.verdict(exercise(), SLOW).is_accepted
                wrong = grader.verdict(exercise(), WRONG).is_accepted
            except SandboxFault as fault:
                faults.append(fault)
            else:
                verdicts.append(right and not wrong)
            done[place] += 1

    workers = [threading.Thread(target=work, args=(place,)) for place in range(2)]
    for worker in workers:
        worker.start()
    for _ in range(KILLS):
        seen = list(done)
        kill(zygotes())
        end = time.monotonic() + 30
        while any(now < then + 2 for now, then in zip(done, seen, strict=True)):
            assert time.monotonic() < end, "a submission hangs"
            time.sleep(0.005)
    stop.set()
    for worker in workers:
        worker.join()
    assert faults == []
    assert len(verdicts) >= 2 * KILLS
    assert all(verdicts)
    left = [one for one in traces_before.left_since() if "process" not in one]
    assert left == []
