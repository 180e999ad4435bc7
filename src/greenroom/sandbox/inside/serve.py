"""The zygote: imports the libraries of its tier once, goes to jail once, then forks children."""

import fcntl
import gc
import importlib
import os
import resource
import select
import signal
import socket
import sys
from contextlib import suppress
from pathlib import Path
from typing import Any, Final

from greenroom.sandbox.inside import control, harness, jail, kernel, wire

CLONE_THREAD: Final = 0x10000
REAP_EVERY_MS: Final = 20
HIGH: Final = 10
"""Descriptors of the zygote's own start here, so that those of a child are free at the fork."""


def serve(descriptor: int) -> None:
    """Set up what the plan says, then fork a child for every message until the host is gone."""
    link = _settle_descriptors(descriptor)
    zygote = None
    with suppress(control.HostGone):
        plan, descriptors = control.take(link)
        try:
            zygote = _start(link, plan, descriptors)
        except Exception as fault:  # noqa: BLE001 - whatever it is, the host must hear of it
            control.give(link, {"error": f"{type(fault).__name__}: {fault}"}, [])
        else:
            control.give(link, {"ready": True, "modules": len(sys.modules)}, [])
            zygote.run()
    if zygote is not None:
        zygote.end()
    os._exit(0)


def _settle_descriptors(descriptor: int) -> socket.socket:
    """Keep 3 and 4 occupied, so that no pipe of a child can land on them."""
    kept = fcntl.fcntl(descriptor, fcntl.F_DUPFD_CLOEXEC, HIGH)
    for place in (wire.REQUESTS, wire.REPLIES):
        os.dup2(wire.STDIN, place, inheritable=False)
    if descriptor >= wire.FIRST_FREE:
        os.close(descriptor)
    return socket.socket(fileno=kept)


def _start(link: socket.socket, plan: dict[str, Any], descriptors: list[int]) -> "Zygote":
    ruleset = descriptors[0] if descriptors else None
    sys.path.extend(plan["site"])
    for name in plan["modules"]:
        importlib.import_module(name)
    harness.install_kits(plan["kits"])
    harness.warm_imports()
    if _threads() != 1:
        raise RuntimeError("a library of the tier started threads at import")
    walls = jail.prepare(plan, ruleset)
    gc.collect()
    gc.freeze()  # what is there now is never collected, so its pages stay shared with children
    gc.disable()
    return Zygote(link, walls)


def _threads() -> int:
    """Of this process; a fork of several would leave locks that nobody ever frees."""
    tasks = Path("/proc/self/task")
    if tasks.is_dir():
        return sum(1 for _ in tasks.iterdir())
    try:
        kernel.unshare(CLONE_THREAD)  # does nothing, and fails where there is a second thread
    except OSError:
        return 2
    return 1


class Zygote:
    """Forks on demand, and buries what its children leave."""

    def __init__(self, link: socket.socket, walls: jail.Walls) -> None:
        self._link = link
        self._walls = walls
        self._pid = os.getpid()
        self._living: set[int] = set()
        self._dying: set[int] = set()
        can_join = walls.namespaces
        self._own_space = os.pidfd_open(self._pid) if can_join else None

    def run(self) -> None:
        """Serve until the host is gone.

        Raises:
            HostGone: always, in the end.
        """
        poll = select.poll()
        poll.register(self._link, select.POLLIN)
        while True:
            if self._dying and not poll.poll(REAP_EVERY_MS):
                self._reap()
                continue
            message, _ = control.take(self._link)
            if message["do"] == "fork":
                self._fork()
                self._dying.update(message["dying"])
                self._reap()
            elif message["do"] == "tell":
                self._tell_end(message["pid"])
            else:
                self._limit_data(message["pid"], message["soft"], message["hard"])

    def _reap(self) -> None:
        for pid in tuple(self._dying):
            try:
                ended, _ = os.waitpid(pid, os.WNOHANG)
            except ChildProcessError:
                ended = pid
            if ended:
                self._dying.discard(pid)
                self._living.discard(pid)

    def end(self) -> None:
        """Take the children along; only at L3 would the kernel do that by itself."""
        for pid in self._living:
            with suppress(ProcessLookupError, ChildProcessError):
                os.kill(pid, signal.SIGKILL)
                os.waitpid(pid, 0)

    def _tell_end(self, pid: int) -> None:
        """Of a child that has ended: its wait status and what it used."""
        _, status, usage = os.wait4(pid, 0)
        self._living.discard(pid)
        cpu_s = usage.ru_utime + usage.ru_stime
        control.give(self._link, {"status": status, "cpu_s": cpu_s}, [])

    def _limit_data(self, pid: int, soft: int, hard: int) -> None:
        """Bound the memory of a child, or (0) of all to come.

        The host asks for it here because it may lack the right: this process has the same user.
        """
        try:
            resource.prlimit(pid, resource.RLIMIT_DATA, (soft, hard))
        except ProcessLookupError:
            pass  # it has ended, which the host will see by itself
        except (OSError, ValueError) as fault:
            control.give(self._link, {"error": f"limit: {fault}"}, [])
            return
        control.give(self._link, {}, [])

    def _fork(self) -> None:
        pipes = [os.pipe() for _ in range(3)]
        theirs = (pipes[0][0], pipes[1][1], pipes[2][1])
        ours = [pipes[0][1], pipes[1][0], pipes[2][0]]
        try:
            pid = self._fork_into_own_space(theirs)
            self._living.add(pid)
            ours.insert(0, os.pidfd_open(pid))
            control.give(self._link, {"pid": pid}, ours)
        except OSError as fault:
            control.give(self._link, {"error": f"fork: {fault.strerror or fault}"}, [])
        finally:
            for descriptor in (*theirs, *ours):
                os.close(descriptor)

    def _fork_into_own_space(self, ends: tuple[int, int, int]) -> int:
        if self._own_space is not None:
            kernel.unshare(kernel.CLONE_NEWPID)
        pid = os.fork()
        if pid == 0:
            self._live(ends)
        if self._own_space is not None:
            kernel.setns_pid(self._own_space)  # back: the next child gets a space of its own too
        return pid

    def _live(self, ends: tuple[int, int, int]) -> None:
        """What a child does from its first to its last moment."""
        try:
            try:
                jail.arm(self._walls, ends, self._pid)
                harness.settle()
            except BaseException as fault:  # noqa: BLE001 - told to the host, never hidden
                harness.announce(f"{type(fault).__name__}: {fault}")
            else:
                harness.announce("")
                harness.answer_requests()
        finally:
            os._exit(0)  # no destructor of a library runs, and none of the learner's
