"""Every hostile program gets its verdict, the next honest one is judged right, nothing stays."""

import os
import platform
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pytest

import greenroom
from greenroom.sandbox import Call, Level, Outcome, Sandbox
from tests.sandbox.attacks import (
    SECRET,
    SECRET_NAME,
    Attack,
    clock,
    crashes,
    environment,
    files,
    forging,
    memory,
    network,
    output,
    processes,
)
from tests.sandbox.conftest import LEVELS, WALLED
from tests.sandbox.traces import Traces

FAMILIES = {
    "network": network.ATTACKS,
    "files": files.ATTACKS,
    "environment": environment.ATTACKS,
    "processes": processes.ATTACKS,
    "memory": memory.ATTACKS,
    "clock": clock.ATTACKS,
    "output": output.ATTACKS,
    "crashes": crashes.ATTACKS,
    "forging": forging.ATTACKS,
}
RUNS = [
    pytest.param(level, attack, id=f"{level.name}-{family}-{attack.name}".replace(" ", "_"))
    for level in LEVELS
    for family, attacks in FAMILIES.items()
    for attack in attacks
    if attack.lowest <= level and (platform.machine() == "x86_64" or not attack.for_x86)
]
MEMORY_MB = 256
"""Half of the usual: a bomb that has filled it is as good a bomb."""
UNBOUND = [attack for attack in memory.ATTACKS if "threads" in attack.name]
"""Below L3 only a group bounds threads: the kernel's own limit counts all of the user's."""
HONEST = "def f(values): return sum(values) / len(values)"


@dataclass
class Ring:
    """One sandbox for each level, opened when its first program comes."""

    names: dict[str, str]
    sandbox: Sandbox | None = None
    traces: Traces | None = None

    def at(self, level: Level) -> tuple[Sandbox, Traces]:
        if self.sandbox is None or self.sandbox.level is not level or self.traces is None:
            self.close()
            self.sandbox = Sandbox(level, pool_size=0, memory_mb=MEMORY_MB)
            for tier in ("python", "numpy", "data"):
                honest(self.sandbox, tier)
            self.traces = Traces.now([Path(self.names["SECRET_FOLDER"])])
        return self.sandbox, self.traces

    def close(self) -> None:
        if self.sandbox is not None:
            self.sandbox.close()
            self.sandbox = None


@pytest.fixture(scope="module")
def ring(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ring]:
    folder = tmp_path_factory.mktemp("host")
    shared = Path("/dev/shm") / f"greenroom-{os.getpid()}"
    names = {
        "SECRET_FOLDER": folder,
        "SECRET_FILE": folder / "secret",
        "SECRET_LINK": folder / "link",
        "WRITABLE_FILE": folder / "writable",
        "SHARED_FILE": shared,
        "JUDGE_FILE": Path(greenroom.__file__).parent / "graders" / "outputs" / "judge.py",
        "TEST_FILE": Path(__file__),
    }
    for name in ("SECRET_FILE", "WRITABLE_FILE", "SHARED_FILE"):
        names[name].write_text(SECRET)
        names[name].chmod(0o666)
    names["SECRET_LINK"].symlink_to(names["SECRET_FILE"])
    for opened in (folder, *list(folder.parents)[:-2]):
        if opened.owner() == Path.home().owner() and opened != Path("/tmp"):
            opened.chmod(0o777 if opened == folder else 0o755)
    os.environ[SECRET_NAME] = SECRET
    made = Ring({name: str(path) for name, path in names.items()} | {"HOST_PID": str(os.getpid())})
    yield made
    made.close()
    del os.environ[SECRET_NAME]
    shared.unlink()


def honest(sandbox: Sandbox, tier: str) -> None:
    """A right answer is still judged right."""
    with sandbox.child(tier) as child:
        assert child.load("answer", HONEST).kind == "value"
        outcome = child.call(Call("answer", "f", ([1.0, 2.0, 6.0],)))
    assert (outcome.kind, outcome.value) == ("value", 3.0)


def run(sandbox: Sandbox, attack: Attack, names: dict[str, str]) -> Outcome:
    source = attack.source
    for name, text in names.items():
        source = source.replace(name, text)
    with sandbox.child(attack.tier) as child:
        outcome = child.load("answer", source, wall_limit_s=attack.limit_s)
        for _ in range(attack.calls):
            if outcome.kind == "value":
                outcome = child.call(Call("answer", "attack"), attack.limit_s)
    return outcome


def as_plain(value: object) -> object:
    return value.tolist() if isinstance(value, np.ndarray) else value


def find_none() -> None:
    """In place of `Cgroups.find`: what an ordinary user gets on most machines."""


@pytest.mark.parametrize("level", WALLED, ids=lambda level: level.name)
def test_memory_is_bound_where_no_group_is_writable(
    level: Level, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("greenroom.sandbox.supervisor.Cgroups.find", find_none)
    with Sandbox(level, pool_size=0, memory_mb=MEMORY_MB) as sandbox:
        for attack in memory.ATTACKS:
            if attack.lowest is Level.L2 and attack.tier == "python" and attack not in UNBOUND:
                outcome = run(sandbox, attack, {})
                assert (attack.name, outcome.kind) == (attack.name, attack.kind)
                assert outcome.kind != "value" or outcome.value == attack.value, attack.name


@pytest.mark.parametrize(("level", "attack"), RUNS)
def test_an_attack_gets_its_verdict_and_leaves_nothing(
    ring: Ring, level: Level, attack: Attack
) -> None:
    sandbox, traces = ring.at(level)
    outcome = run(sandbox, attack, ring.names)
    assert outcome.kind == attack.kind_at(level), (outcome.kind, outcome.message, outcome.traceback)
    if outcome.kind == "value":
        assert as_plain(outcome.value) == attack.value
    assert SECRET not in repr(outcome)
    told = (outcome.message or "", outcome.traceback or "", outcome.stdout)
    for text, most in zip(told, (1_000, 10_000, 65_536), strict=True):
        assert len(text.encode()) <= 4 * most
        assert len(text) <= most
    honest(sandbox, attack.tier)
    assert traces.left_since() == []
