"""Who dies, who is replaced, and that nothing is left behind."""

import gc
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from greenroom.sandbox import Call, Child, Level, Sandbox, SandboxFault
from greenroom.sandbox.cgroups import remove_leftovers
from greenroom.sandbox.level import probe
from tests.sandbox.conftest import LEVELS

ANSWER = "import time\ndef f(x): return x + 1\ndef wait(): time.sleep(30)\n"
GROUPS = Path("/sys/fs/cgroup")


def answers(sandbox: Sandbox) -> bool:
    with sandbox.child("python") as child:
        child.load("answer", ANSWER)
        return bool(child.call(Call("answer", "f", (1,))).value == 2)


def descendants(pid: int) -> set[int]:
    """All living processes below this one."""
    parents = {}
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            fields = (folder / "stat").read_text().rpartition(")")[2].split()
        except OSError:
            continue
        if fields[0] != "Z":
            parents[int(folder.name)] = int(fields[1])
    found, fresh = set(), {pid}
    while fresh := {child for child, parent in parents.items() if parent in fresh}:
        found |= fresh
    return found


def groups_of(pid: int) -> list[Path]:
    # Groups of others come and go meanwhile, which a walk takes and a glob does not.
    walked = ((Path(top), names) for top, names, _ in os.walk(GROUPS))
    return [top / name for top, names in walked for name in names if _is_of(name, pid)]


def _is_of(name: str, pid: int) -> bool:
    return name.startswith(f"greenroom-{pid}-")


def descriptors() -> int:
    return sum(1 for _ in Path("/proc/self/fd").iterdir())


def until(holds: Callable[[], bool], limit_s: float = 10.0) -> bool:
    end = time.monotonic() + limit_s
    while time.monotonic() < end:
        if holds():
            return True
        time.sleep(0.02)
    return holds()


@pytest.fixture(params=LEVELS, ids=lambda level: level.name)
def fresh(request: pytest.FixtureRequest) -> Iterator[Sandbox]:
    """A sandbox of this test alone."""
    with Sandbox(request.param, pool_size=1) as made:
        yield made


def zygotes(sandbox: Sandbox) -> list[int]:
    """Our children that have their plan on the command line."""
    mine = descendants(os.getpid())
    return [
        pid for pid in mine if b"inside/boot.py" in _command(pid) and _parent(pid) == os.getpid()
    ]


def _command(pid: int) -> bytes:
    try:
        return Path(f"/proc/{pid}/cmdline").read_bytes()
    except OSError:
        return b""


def _parent(pid: int) -> int:
    return int(Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[1])


def test_nothing_runs_before_a_child_is_asked_for() -> None:
    before = descendants(os.getpid())
    with Sandbox():
        assert descendants(os.getpid()) == before


def test_nothing_is_left_after_close() -> None:
    for level in LEVELS:
        with Sandbox(level, pool_size=0) as first:
            answers(first)  # what is made once per process is made here
        gc.collect()
        processes, held = descendants(os.getpid()), descriptors()
        threads, groups = threading.active_count(), groups_of(os.getpid())
        sandbox = Sandbox(level)
        sandbox.warm("numpy")
        assert answers(sandbox)
        sandbox.close()
        sandbox.close()
        assert descendants(os.getpid()) <= processes
        assert descriptors() == held
        assert threading.active_count() == threads
        assert groups_of(os.getpid()) == groups
        with pytest.raises(SandboxFault, match="closed"), sandbox.child("python"):
            pass


def test_a_killed_child_is_our_fault_and_the_next_one_works(fresh: Sandbox) -> None:
    with fresh.child("python") as child:
        child.load("answer", ANSWER)
        threading.Timer(0.2, os.kill, (child.pid, signal.SIGKILL)).start()
        with pytest.raises(SandboxFault, match="killed by somebody else"):
            child.call(Call("answer", "wait"))
    assert answers(fresh)


def test_a_killed_zygote_is_our_fault_and_is_replaced(fresh: Sandbox) -> None:
    with fresh.child("python") as child:
        child.load("answer", ANSWER)
        old = child.zygote.pid
        threading.Timer(0.2, os.kill, (old, signal.SIGKILL)).start()
        with pytest.raises(SandboxFault):
            child.call(Call("answer", "wait"))
        assert until(lambda: not Path(f"/proc/{child.pid}").exists())
    with fresh.child("python") as child:
        assert child.zygote.pid != old
    assert answers(fresh)


def test_an_armed_child_that_died_is_not_handed_out(fresh: Sandbox) -> None:
    assert answers(fresh)
    assert until(lambda: len(descendants(os.getpid())) >= 2)
    time.sleep(0.2)
    for pid in descendants(os.getpid()):
        if pid not in zygotes(fresh):
            os.kill(pid, signal.SIGKILL)
    time.sleep(0.1)
    assert answers(fresh)


def test_several_threads_hold_children_at_once(fresh: Sandbox) -> None:
    def one(number: int) -> object:
        with fresh.child("python") as child:
            child.load("answer", f"def f(): return {number}")
            return child.call(Call("answer", "f")).value

    with ThreadPoolExecutor(4) as pool:
        assert list(pool.map(one, range(24))) == list(range(24))


def test_many_children_leave_no_descriptor_and_no_process(fresh: Sandbox) -> None:
    answers(fresh)
    time.sleep(0.3)
    before, processes = descriptors(), len(descendants(os.getpid()))
    for _ in range(20):
        answers(fresh)
    time.sleep(0.5)
    assert until(lambda: descriptors() <= before)
    assert until(lambda: len(descendants(os.getpid())) <= processes)


HOST = """
import sys, time
from greenroom.sandbox import Call, Level, Sandbox
sandbox = Sandbox(Level[sys.argv[1]])
sandbox.warm("python")
with sandbox.child("python") as child:
    child.load("answer", "def f():\\n    while True: pass")
    print(child.zygote.pid, child.pid, flush=True)
    child.call(Call("answer", "f"), wall_limit_s=60)
"""


@pytest.mark.parametrize("level", LEVELS, ids=lambda level: level.name)
def test_a_host_that_is_killed_leaves_nothing(level: Level) -> None:
    with subprocess.Popen(
        [sys.executable, "-c", HOST, level.name], stdout=subprocess.PIPE, text=True
    ) as host:
        assert host.stdout is not None
        zygote, child = map(int, host.stdout.readline().split())
        family = descendants(host.pid)
        assert {zygote, child} <= family
        host.kill()
    assert until(lambda: not any(map(_runs, family)))
    with Sandbox(level) as sandbox:
        answers(sandbox)  # a new start removes the groups of the dead host
        assert groups_of(host.pid) == []


def test_a_group_of_a_dead_host_is_removed_wherever_it_lies(tmp_path: Path) -> None:
    dead, alive, other = (
        tmp_path / "session" / name
        for name in (
            "greenroom-999999999-5-7",
            f"greenroom-{os.getpid()}-{_start()}-7",
            "greenroom",
        )
    )
    for folder in (dead / "0", alive / "0", other):
        folder.mkdir(parents=True)
    remove_leftovers((tmp_path,))
    assert (dead.exists(), alive.exists(), other.exists()) == (False, True, True)


def _start() -> str:
    return Path("/proc/self/stat").read_text().rpartition(")")[2].split()[19]


def _runs(pid: int) -> bool:
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


def prepared_value(child: Child) -> object:
    return child.call(Call("cases_kit", "case", ("seen",))).value["name"]


def test_a_prepared_child_has_made_its_calls(fresh: Sandbox) -> None:
    fresh.prepare("item", "python", [Call("cases_kit", "case", ("a",))])
    with fresh.child("python", key="item") as child:
        assert prepared_value(child) == "seen"
    with fresh.child("python", key="item") as child:  # on demand, or prepared again by now
        assert prepared_value(child) == "seen"


def test_a_preparation_that_fails_is_our_fault(fresh: Sandbox) -> None:
    fresh.prepare("item", "python", [Call("cases_kit", "nothing")])
    with (
        pytest.raises(SandboxFault, match="cannot be prepared: nothing"),
        fresh.child("python", key="item"),
    ):
        pass


def test_the_longest_unused_preparation_goes_first() -> None:
    calls = [Call("cases_kit", "case", ("a",))]
    with Sandbox(pool_size=0, prepared_children=2) as sandbox:
        for key in ("a", "b"):
            sandbox.prepare(key, "python", calls)
        sandbox.prepare("a", "python", calls)
        sandbox.prepare("c", "python", calls)
        with sandbox.child("python", key="a"), sandbox.child("python", key="c"):
            pass
        with (
            pytest.raises(SandboxFault, match="nothing was prepared as 'b'"),
            sandbox.child("python", key="b"),
        ):
            pass


def test_a_child_over_the_bound_of_its_group_is_told_as_memory() -> None:
    if not probe().has("cgroups"):
        pytest.skip("no group is writable here")
    with Sandbox(pool_size=0) as sandbox, sandbox.child("python") as child:
        assert child.slot is not None
        (child.slot.folders[0] / child.slot.version.memory_limit).write_text(str(20 << 20))
        child.load("answer", "def f(): return len(bytes(1) * (200 << 20) + b'x')")
        outcome = child.call(Call("answer", "f"))
        assert (outcome.kind, outcome.message) == (
            "memory",
            "The program took more memory than it may.",
        )


def test_the_cpu_limit_ends_a_child_whatever_the_deadline() -> None:
    with Sandbox(pool_size=0, cpu_limit_s=1) as sandbox, sandbox.child("python") as child:
        child.load("answer", "def f():\n    while True: pass")
        outcome = child.call(Call("answer", "f"), wall_limit_s=60)
        assert (outcome.kind, outcome.message) == ("time", "The program used up its CPU time.")
