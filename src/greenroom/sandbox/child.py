"""A child as its users see it: load sources, make calls, get outcomes."""

import os
import signal
import time
from collections.abc import Sequence
from contextlib import suppress
from typing import Any, Final

from greenroom.errors import SandboxFault
from greenroom.sandbox import codec
from greenroom.sandbox.cgroups import Slot
from greenroom.sandbox.channel import Channel, Ended, Flooded, Forged, TimeUp, TooLarge
from greenroom.sandbox.codec import Unfit
from greenroom.sandbox.inside import wire
from greenroom.sandbox.outcome import Call, Kind, Outcome
from greenroom.sandbox.zygote import MiB, Settings, Zygote, cpu_clock, data_bytes, wait_for_end

ARM_LIMIT_S: Final = 10.0
LOAD_LIMIT_S: Final = 10.0
CALL_LIMIT_S: Final = 10.0
END_LIMIT_S: Final = 1.0
MAX_SOURCE_CHARACTERS: Final = 1_000_000
MAX_REPORT_BYTES: Final = 256 * 1024
AHEAD_BYTES: Final = 60 * 1024
"""Requests of this size together always fit into a pipe, so that sending does not wait."""
MOVING_S: Final = 0.25
MOVING_S_PER_BYTE: Final = 3e-6
"""CPU time that reading arguments and writing results takes at most, with room for slow machines:
a cheat that is missed cheats himself, a false alarm wrongs somebody."""
MAX_MESSAGE: Final = 1_000
MAX_TRACEBACK: Final = 10_000

_OWN_SIGNALS: Final = frozenset(
    {signal.SIGSEGV, signal.SIGBUS, signal.SIGFPE, signal.SIGILL, signal.SIGABRT, signal.SIGTRAP}
)
_KINDS: Final[dict[str, Kind]] = {
    "raised": "raised",
    "missing": "missing",
    "memory": "memory",
    "forbidden": "forbidden",
    "unfit": "unfit",
    "exited": "exited",
}


class Child:
    """One process in the sandbox, for one submission. Used by one thread at a time."""

    def __init__(self, zygote: Zygote, channel: Channel, settings: Settings) -> None:
        self.zygote = zygote
        self.slot: Slot | None = None
        self._channel = channel
        self._settings = settings
        self._ahead: tuple[Call, bytes] | None = None
        self._final: Outcome | None = None
        self._is_back = False
        self._gone = False
        self._buried = False

    @property
    def inner_pid(self) -> int:
        """Its number in the zygote's namespace."""
        return self._channel.fork.inner_pid

    @property
    def pid(self) -> int:
        """Its number in this process's namespace."""
        return self._channel.fork.pid

    @property
    def lives(self) -> bool:
        """Whether it and its zygote still run."""
        return self.zygote.lives and not wait_for_end(self._channel.fork.pidfd, 0)

    @property
    def can_be_asked(self) -> bool:
        """Whether no outcome has ended it and it was not given back."""
        return self._final is None and not self._is_back

    def wait_armed(self) -> None:
        """Wait until all walls are up.

        Raises:
            SandboxFault: one of them could not be put up.
        """
        try:
            refused = self._channel.wait_ready(time.monotonic() + ARM_LIMIT_S)
        except (Ended, TimeUp, Flooded, Forged, TooLarge) as fault:
            raise SandboxFault("a child ended before it was armed") from fault
        if refused:
            raise SandboxFault(f"a wall of the sandbox could not be put up: {refused}")

    def load(
        self,
        name: str,
        source: str,
        forbid: Sequence[str] = (),
        wall_limit_s: float = LOAD_LIMIT_S,
    ) -> Outcome:
        """Run a source as the module of this name; forbid: modules and dotted names.

        Raises:
            SandboxFault: the sandbox failed, not the source.
        """
        if len(source) > MAX_SOURCE_CHARACTERS:
            message = f"The source has {len(source):,} characters; at most 1,000,000 are judged."
            return Outcome("raised", message=message)
        try:
            source.encode()
        except UnicodeEncodeError as fault:
            line = source[: fault.start].count("\n") + 1
            return Outcome("raised", message=f"Line {line} holds a character that is no text.")
        request = codec.encode([name, source, list(forbid)])
        return self._asked(wire.LOAD, request, wall_limit_s, None)

    def call(
        self, call: Call, wall_limit_s: float = CALL_LIMIT_S, ahead: Call | None = None
    ) -> Outcome:
        """Make a call; the time counts from sending it to its whole answer.

        ahead: the call that will be asked for next, which the child may begin meanwhile; what the
        two print cannot be told apart then.

        Raises:
            SandboxFault: the sandbox failed, or the arguments are no data.
        """
        try:
            request = call.request
        except Unfit as fault:
            raise SandboxFault(f"the arguments of {call.name} cannot be sent: {fault}") from fault
        return self._asked(wire.CALL, request, wall_limit_s, call, ahead)

    def _asked(
        self,
        operation: int,
        request: bytes,
        wall_limit_s: float,
        call: Call | None,
        ahead: Call | None = None,
    ) -> Outcome:
        if self._final is not None:
            return self._final
        if self._is_back:
            raise SandboxFault("this child was given back")
        self.wait_armed()
        clock = _Clock(self.pid)
        deadline = clock.start + wall_limit_s
        try:
            nonce = self._nonce_ahead(call, deadline)
            if nonce is None:
                self._channel.drain()
                nonce = self._channel.send(operation, request, deadline)
            self._send_ahead(call, ahead, deadline)
            if call is not None and call.is_staged:
                whole = clock
                code, body, clock = self._staged(call, nonce, whole, wall_limit_s)
                is_sly = call.timed and clock.has_missed(whole, len(request) + len(body))
            else:
                code, body = self._channel.receive(nonce, deadline)
                is_sly = False
            clock.stop()
            outcome = _sly() if is_sly else self._read(code, body)
        except (Ended, TimeUp, Flooded, Forged, TooLarge) as fault:
            clock.stop()
            outcome = self._ended(fault)
        outcome = self._measured(outcome, clock)
        if not outcome.child_lives:
            self._final = outcome
            self.kill()
        return outcome

    def _nonce_ahead(self, call: Call | None, deadline: float) -> bytes | None:
        """Of this call, if it was sent ahead; the answer to another one is taken and dropped."""
        if self._ahead is None:
            return None
        (sent, nonce), self._ahead = self._ahead, None
        if sent is call:
            return nonce
        self._channel.receive(nonce, deadline)
        return None

    def _send_ahead(self, call: Call | None, ahead: Call | None, deadline: float) -> None:
        if call is None or ahead is None or call.is_staged or ahead.is_staged:
            return
        # Whatever is wrong is told when it is asked for; a child that has ended may have answered.
        with suppress(Unfit, Ended, TimeUp):
            if len(call.request) + len(ahead.request) <= AHEAD_BYTES:
                nonce = self._channel.send(wire.CALL, ahead.request, deadline)
                self._ahead = (ahead, nonce)

    def _staged(
        self, call: Call, nonce: bytes, clock: "_Clock", wall_limit_s: float
    ) -> tuple[int, memoryview, "_Clock"]:
        """A call in three steps: arguments ready, work done, result fetched.

        Between the first two the clock runs alone, and memory is bound where the call says so.
        """
        deadline = clock.start + wall_limit_s
        code, body = self._channel.receive(nonce, deadline)
        if code != wire.STARTED:
            return code, body, clock
        bound = self._bind_memory(call)
        if call.timed:
            clock = _Clock(self.pid)
            deadline = clock.start + wall_limit_s
        nonce = self._channel.send(wire.GO, b"", deadline)
        code, body = self._channel.receive(nonce, deadline)
        if call.timed:
            clock.stop()
        if bound:
            self._free_memory()
        if code != wire.FINISHED:
            return code, body, clock
        # The deadline holds for the fetching as well, or work could be put off until then.
        nonce = self._channel.send(wire.FETCH, b"", deadline)
        code, body = self._channel.receive(nonce, deadline)
        return code, body, clock

    def _bind_memory(self, call: Call) -> bool:
        if call.memory_mb is None or not self._settings.limits:
            return False
        hard = self.zygote.data_limit
        try:
            soft = data_bytes(self.pid) + int(call.memory_mb * MiB)
        except OSError:
            raise Ended from None
        self.zygote.limit_data(self.inner_pid, min(soft, hard), hard)
        return True

    def _free_memory(self) -> None:
        hard = self.zygote.data_limit
        self.zygote.limit_data(self.inner_pid, hard, hard)

    def _read(self, code: int, body: memoryview) -> Outcome:
        """What an answer says; it comes from a process that may be in the learner's hands."""
        try:
            if code == wire.VALUE:
                return Outcome("value", codec.decode(body, wire.MAX_REPLY_BYTES))
            if code == wire.FAILED:
                return _reported(codec.decode(body, MAX_REPORT_BYTES))
        except (Unfit, ValueError, TypeError, KeyError):
            pass
        return _forged()

    def _ended(self, fault: Exception) -> Outcome:
        if isinstance(fault, TimeUp):
            return Outcome("time", message="The program did not finish in time.")
        if isinstance(fault, Flooded):
            return Outcome("output", message="The program printed more than 64 KiB.")
        if isinstance(fault, TooLarge):
            return Outcome("exited", message="The result is larger than 64 MiB.")
        if isinstance(fault, Forged):
            return _forged()
        return self._told_by_end()

    def _told_by_end(self) -> Outcome:
        """What the way in which the process ended says.

        Raises:
            SandboxFault: it was killed by somebody else.
        """
        ended = wait_for_end(self._channel.fork.pidfd, END_LIMIT_S)
        if not ended:
            return Outcome("exited", message="The program closed its channel to the judge.")
        status, cpu_s = self.zygote.end_of(self.inner_pid)
        self._buried = True
        if os.WIFEXITED(status):
            code = os.WEXITSTATUS(status)
            return Outcome("exited", message=f"The program ended itself with code {code}.")
        return self._told_by_signal(os.WTERMSIG(status), cpu_s)

    def _told_by_signal(self, number: int, cpu_s: float) -> Outcome:
        if number == signal.SIGSYS:
            return Outcome(
                "forbidden",
                message="The program made a system call that no exercise needs,"
                " for example to watch another process or to mount a disk.",
            )
        if number in _OWN_SIGNALS:
            name = signal.Signals(number).name
            return Outcome("crashed", message=f"The program crashed the interpreter ({name}).")
        if self.slot is not None and self.slot.killed_for_memory():
            return Outcome("memory", message="The program took more memory than it may.")
        if number == signal.SIGXCPU or cpu_s > self._settings.cpu_limit_s - 1:
            return Outcome("time", message="The program used up its CPU time.")
        raise SandboxFault("a child was killed by somebody else")

    def _measured(self, outcome: Outcome, clock: "_Clock") -> Outcome:
        return Outcome(
            outcome.kind,
            outcome.value,
            outcome.message,
            outcome.traceback,
            self._channel.drain(),
            clock.wall_s,
            clock.cpu_s,
        )

    @property
    def buried(self) -> bool:
        """Whether the zygote has waited for it already."""
        return self._buried

    def kill(self) -> None:
        """End the process at once; outcomes that were given stay."""
        with suppress(ProcessLookupError):
            signal.pidfd_send_signal(self._channel.fork.pidfd, signal.SIGKILL)
        if not self._settings.seccomp:
            with suppress(ProcessLookupError, PermissionError):
                os.killpg(self.pid, signal.SIGKILL)  # without a filter it may have forked

    def give_back(self) -> None:
        """Refuse whatever is asked from now on."""
        self._is_back = True

    def give_up(self) -> None:
        """Kill it and close everything that belongs to it."""
        self.give_back()
        if not self._gone:
            self._gone = True
            self.kill()
            self._channel.close()


class _Clock:
    """Wall and CPU time of one request, both read outside the child."""

    def __init__(self, pid: int) -> None:
        self._pid = pid
        self._cpu = cpu_clock(pid)
        self.start = time.monotonic()
        self.wall_s = 0.0
        self.cpu_s = 0.0
        self._stopped = False

    def stop(self) -> None:
        """Keep the first reading."""
        if not self._stopped:
            self._stopped = True
            self.wall_s = time.monotonic() - self.start
            self.cpu_s = max(0.0, cpu_clock(self._pid) - self._cpu)

    def has_missed(self, whole: "_Clock", moved_bytes: int) -> bool:
        """Whether more was spent around this clock's time than moving the values takes.

        An answer could work before it says that it starts, or after saying that it has finished.
        """
        self.stop()
        whole.stop()
        return whole.cpu_s - self.cpu_s > MOVING_S + MOVING_S_PER_BYTE * moved_bytes


def _reported(report: Any) -> Outcome:
    kind, message, trace = report
    if not isinstance(message, str) or not isinstance(trace, str | None):
        raise TypeError("a report is made of text")
    trace = None if trace is None else _printable(trace, MAX_TRACEBACK)
    return Outcome(_KINDS[kind], message=_printable(message, MAX_MESSAGE), traceback=trace)


def _printable(text: str, most: int) -> str:
    """What can be written anywhere: no half characters, and not more than a page of it."""
    return text[:most].encode("utf-8", "replace").decode()


def _sly() -> Outcome:
    return Outcome("forbidden", message="The program worked while its time was not measured.")


def _forged() -> Outcome:
    return Outcome("forbidden", message="The program wrote into the channel of the judge.")
