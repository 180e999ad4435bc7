"""What this machine gives, and a self-test: ten hostile programs, run in the sandbox as it is."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Final

from greenroom.errors import SandboxFault
from greenroom.sandbox.level import AttackRun, Report
from greenroom.sandbox.outcome import Call, Outcome
from greenroom.sandbox.supervisor import Sandbox

LIMIT_S: Final = 1.0
TIER: Final = "python"


def _gave_nothing(outcome: Outcome) -> bool:
    return outcome.kind != "value"


def _ended_as(kind: str) -> Callable[[Outcome], bool]:
    return lambda outcome: outcome.kind == kind


@dataclass(frozen=True)
class Attack:
    """A program that does what no answer may do; its function is called attack()."""

    name: str
    source: str
    is_stopped: Callable[[Outcome], bool] = _gave_nothing


ATTACKS: Final = (
    Attack("read the list of users", "def attack(): return open('/etc/passwd').read(40)"),
    Attack(
        "write a file",
        "import os, tempfile\n"
        "def attack():\n"
        "    handle, path = tempfile.mkstemp(dir='/tmp')\n"
        "    os.unlink(path)\n"
        "    return path\n",
    ),
    Attack(
        "start a program",
        "import os\ndef attack(): return os.posix_spawn('/bin/true', ['true'], {})",
    ),
    Attack("open the network", "import socket\ndef attack(): return str(socket.socket())"),
    Attack(
        "start a second process",
        "import os\n"
        "def attack():\n"
        "    pid = os.fork()\n"
        "    if pid == 0:\n"
        "        os._exit(0)\n"
        "    return pid\n",
    ),
    Attack(
        "watch another process", "import ctypes\ndef attack(): return ctypes.CDLL(None).ptrace()"
    ),
    Attack("signal its parent", "import os\ndef attack(): return os.kill(os.getppid(), 0)"),
    Attack("take 8 GiB", "def attack(): return len(bytearray(8 << 30))", _ended_as("memory")),
    Attack("run for ever", "def attack():\n    while True: pass\n", _ended_as("time")),
    Attack(
        "forge its own verdict",
        "import os\n"
        "def attack():\n"
        "    frame = (2).to_bytes(4, 'little') + bytes(8) + bytes(2)\n"
        "    for descriptor in range(3, 8):\n"
        "        try: os.write(descriptor, frame)\n"
        "        except OSError: pass\n",
        _ended_as("forbidden"),
    ),
)


def diagnose(sandbox: Sandbox) -> Report:
    """The layers of this machine, the sandbox's level, and how ten attacks on it ended.

    Raises:
        SandboxFault: no child can be made at all.
    """
    attacks = tuple(_tried(sandbox, attack) for attack in ATTACKS)
    return replace(sandbox.report, level=sandbox.level, attacks=attacks)


def _tried(sandbox: Sandbox, attack: Attack) -> AttackRun:
    with sandbox.child(TIER) as child:
        try:
            outcome = child.load("answer", attack.source)
            if outcome.kind == "value":
                outcome = child.call(Call("answer", "attack"), LIMIT_S)
        except SandboxFault as fault:
            return AttackRun(attack.name, stopped=False, ended=str(fault))
    told = f"{outcome.kind}: {outcome.message}" if outcome.message else "it got through"
    return AttackRun(attack.name, attack.is_stopped(outcome), told)
