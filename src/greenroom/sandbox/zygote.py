"""The supervisor's end of a zygote: starts it, asks it for children, ends it."""

import json
import os
import select
import signal
import socket
import subprocess
import threading
import time
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from greenroom.errors import SandboxFault
from greenroom.sandbox import files, plans, tiers
from greenroom.sandbox.level import Level, Report

START_LIMIT_S: Final = 60.0
REPLY_LIMIT_S: Final = 20.0
END_LIMIT_S: Final = 2.0
MAX_MESSAGE_BYTES: Final = 64 * 1024
MiB: Final = 2**20


@dataclass(frozen=True)
class Settings:
    """What holds for all children of a sandbox."""

    level: Level
    seccomp: bool
    memory_mb: int
    cpu_limit_s: int

    @property
    def limits(self) -> bool:
        """Whether the kernel bounds what a child takes."""
        return self.level >= Level.L1


@dataclass(frozen=True)
class Fork:
    """A child just made: its numbers in the zygote's namespace and in ours, and our ends."""

    inner_pid: int
    pid: int
    pidfd: int
    requests: int
    replies: int
    output: int


def settings_for(report: Report, level: Level, memory_mb: int, cpu_limit_s: int) -> Settings:
    """What a level means on this machine."""
    seccomp = level >= Level.L2 or (level is Level.L1 and report.has("seccomp"))
    return Settings(level, seccomp, memory_mb, cpu_limit_s)


class Zygote:
    """A running zygote. Its methods may be called from several threads."""

    def __init__(self, tier: str, settings: Settings) -> None:
        """Start it and wait until it serves.

        Raises:
            SandboxFault: it does not start, or a wall of its level cannot be put up.
        """
        self.tier = tier
        self._settings = settings
        self._lock = threading.Lock()
        self._closed = False
        self._broken = False
        self.data_limit = 0
        self._link, self.pid = self._start()
        self._pidfd = os.pidfd_open(self.pid)
        try:
            self._set_up()
        except (OSError, SandboxFault) as fault:
            self.close()
            raise SandboxFault(f"the zygote of tier {tier!r} does not start: {fault}") from fault

    def _start(self) -> tuple[socket.socket, int]:
        ours, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        ours.settimeout(START_LIMIT_S)
        jailed = self._settings.level is Level.L3
        with theirs:
            role = "launch" if jailed else "serve"
            process = subprocess.Popen(  # noqa: S603 - our own interpreter and file
                plans.command(role, theirs.fileno()),
                pass_fds=(theirs.fileno(),),
                env=plans.environment(self.tier),
                cwd="/",
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
            )
            descriptor = theirs.fileno()
        if not jailed:
            # From here on the process is waited for by its number, as it is at L3.
            process.returncode = 0
            return ours, process.pid
        try:
            ours.send(json.dumps(plans.launch_plan(self.tier, descriptor)).encode())
            reply = _taken(ours)[0]
        except (OSError, SandboxFault) as fault:
            ours.close()
            raise SandboxFault(f"the jail cannot be built: {fault}") from fault
        finally:
            process.wait()
        return ours, int(reply["pid"])

    def _set_up(self) -> None:
        settings, found = self._settings, tiers.places(self.tier)
        plan = plans.zygote_plan(
            self.tier,
            namespaces=settings.level is Level.L3,
            seccomp=settings.seccomp,
            limits=settings.limits,
            cpu_limit_s=settings.cpu_limit_s,
        )
        descriptors: list[int] = []
        if settings.level >= Level.L2:
            with files.ruleset(found.readable, found.listable) as ruleset:
                self._give(plan, [ruleset.fileno()])
        else:
            self._give(plan, descriptors)
        _taken(self._link)
        if settings.limits:
            limit = data_bytes(self.pid) + settings.memory_mb * MiB
            self.limit_data(0, limit, limit)
            self.data_limit = limit
        self._link.settimeout(REPLY_LIMIT_S)

    def _give(self, message: dict[str, Any], descriptors: list[int]) -> None:
        socket.send_fds(self._link, [json.dumps(message).encode()], descriptors)

    def fork(self, dying: list[int]) -> Fork:
        """Make a child.

        dying: inner numbers of children that were killed, to be buried.

        Raises:
            SandboxFault: the zygote is gone, or could not fork.
        """
        message, descriptors = self._asked({"do": "fork", "dying": dying})
        try:
            pidfd, requests, replies, output = descriptors
            return Fork(message["pid"], _pid_of(pidfd), pidfd, requests, replies, output)
        except (ValueError, SandboxFault) as fault:
            for descriptor in descriptors:
                os.close(descriptor)
            raise SandboxFault("the zygote sent no child") from fault

    def end_of(self, inner_pid: int) -> tuple[int, float]:
        """Wait status and CPU seconds of a child that has ended and was not buried.

        Raises:
            SandboxFault: the zygote is gone.
        """
        message, _ = self._asked({"do": "tell", "pid": inner_pid})
        return int(message["status"]), float(message["cpu_s"])

    def limit_data(self, inner_pid: int, soft: int, hard: int) -> None:
        """Bound the private memory of a child, or (0) of the zygote and all to come, in bytes.

        Raises:
            SandboxFault: the zygote is gone, or the kernel refused.
        """
        self._asked({"do": "limit", "pid": inner_pid, "soft": soft, "hard": hard})

    def _asked(self, message: dict[str, Any]) -> tuple[dict[str, Any], list[int]]:
        with self._lock:
            if self._closed:
                raise SandboxFault(f"the zygote of tier {self.tier!r} is closed")
            try:
                self._give(message, [])
                return _taken(self._link)
            except OSError as fault:
                # A late answer would be taken for that to the next question.
                self._broken = True
                self._kill()
                text = f"the zygote of tier {self.tier!r} has ended"
                raise SandboxFault(text) from fault

    @property
    def lives(self) -> bool:
        """Whether it can be asked."""
        return not (self._closed or self._broken or _readable(self._pidfd, 0))

    def close(self) -> None:
        """End it, and with it all that it forked."""
        with self._lock:
            if self._closed:
                return
            self._closed = True
            self._link.close()
            # At L3 the kernel ends its children with it; below, it needs a moment to do so itself.
            if self._settings.level is Level.L3 or not wait_for_end(self._pidfd, END_LIMIT_S):
                self._kill()
            with suppress(ChildProcessError):
                os.waitpid(self.pid, 0)
            os.close(self._pidfd)

    def _kill(self) -> None:
        with suppress(ProcessLookupError):
            signal.pidfd_send_signal(self._pidfd, signal.SIGKILL)


def _taken(link: socket.socket) -> tuple[dict[str, Any], list[int]]:
    text, descriptors, _, _ = socket.recv_fds(link, MAX_MESSAGE_BYTES, 8)
    if not text:
        raise SandboxFault("it has ended")
    message: dict[str, Any] = json.loads(text)
    if "error" in message:
        raise SandboxFault(message["error"])
    for descriptor in descriptors:
        os.set_inheritable(descriptor, False)  # noqa: FBT003 - takes no keyword
    return message, descriptors


def _pid_of(pidfd: int) -> int:
    """The process's number in our own namespace."""
    for line in Path(f"/proc/self/fdinfo/{pidfd}").read_text().splitlines():
        if line.startswith("Pid:") and (pid := int(line.split()[1])) > 0:
            return pid
    raise SandboxFault("the kernel does not tell a child's number: it has ended")


def data_bytes(pid: int) -> int:
    """What RLIMIT_DATA counts: private writable memory of a process.

    Raises:
        OSError: there is no such process.
    """
    for line in Path(f"/proc/{pid}/status").read_text().splitlines():
        if line.startswith("VmData:"):
            return int(line.split()[1]) * 1024
    raise ProcessLookupError(pid)


def _readable(descriptor: int, timeout_ms: int) -> bool:
    poll = select.poll()
    poll.register(descriptor, select.POLLIN)
    return bool(poll.poll(timeout_ms))


def wait_for_end(pidfd: int, limit_s: float) -> bool:
    """Wait until the process has ended; whether it has."""
    return _readable(pidfd, int(limit_s * 1000))


def cpu_clock(pid: int) -> float:
    """CPU seconds that a process has used, read from outside; 0.0 when it is gone."""
    # The kernel's own encoding of "the CPU clock of that process", as clock_getcpuclockid gives.
    try:
        return time.clock_gettime((~pid << 3) | 2)
    except OSError:
        return 0.0
