"""The pipes to one child: frames out, frames in, what it prints, all under a deadline."""

import os
import select
import time
from dataclasses import dataclass, field
from typing import Final

from greenroom.sandbox.inside import wire
from greenroom.sandbox.zygote import Fork

MAX_STDOUT_BYTES: Final = 64 * 1024
CHUNK: Final = 64 * 1024


class Ended(Exception):
    """The child closed its pipes, or has ended."""


class TimeUp(Exception):
    """The deadline has passed."""


class Flooded(Exception):
    """The child printed more than is kept."""


class Forged(Exception):
    """Something came that is no answer to what was asked."""


class TooLarge(Exception):
    """The answer is larger than is taken."""


@dataclass
class Channel:
    """Our ends of a child's pipes. Used by one thread at a time."""

    fork: Fork
    printed: bytearray = field(default_factory=bytearray)
    _ready: bool = False
    _early: bytearray = field(default_factory=bytearray)

    def __post_init__(self) -> None:
        for descriptor in (self.fork.requests, self.fork.replies, self.fork.output):
            os.set_blocking(descriptor, False)
        self._poll = select.poll()
        self._poll.register(self.fork.replies, select.POLLIN)
        self._poll.register(self.fork.output, select.POLLIN)

    def send(self, operation: int, body: bytes, deadline: float) -> bytes:
        """Ask; gives the nonce that the answer must carry.

        Raises:
            Ended: the child reads no more.
            TimeUp: it did not read in time.
        """
        nonce = os.urandom(wire.NONCE_BYTES)
        head = wire.HEADER.pack(len(body) + 1, nonce) + bytes([operation])
        left = memoryview(head + body if len(body) < CHUNK else head)
        rest = memoryview(b"" if len(body) < CHUNK else body)
        for part in (left, rest):
            self._write(part, deadline)
        return nonce

    def _write(self, data: memoryview, deadline: float) -> None:
        while data:
            try:
                data = data[os.write(self.fork.requests, data) :]
            except BlockingIOError:
                self._wait_for_room(deadline)
            except BrokenPipeError:
                raise Ended from None

    def _wait_for_room(self, deadline: float) -> None:
        poll = select.poll()
        poll.register(self.fork.requests, select.POLLOUT)
        if not poll.poll(_left_ms(deadline)):
            raise TimeUp

    def wait_ready(self, deadline: float) -> str:
        """Wait until the child is armed; gives the reason where it could not be.

        Raises:
            Ended, TimeUp: it never said so.
        """
        if self._ready:
            return ""
        code, body = self.receive(wire.READY_NONCE, deadline)
        if code != wire.READY:
            raise Forged
        self._ready = True
        return bytes(body).decode()

    def receive(self, nonce: bytes, deadline: float) -> tuple[int, memoryview]:
        """Take one frame: its code and its body.

        Raises:
            Ended, TimeUp, Flooded, Forged, TooLarge: none came that can be taken.
        """
        head = wire.HEADER.size
        data = self._early
        self._fill(data, head, deadline)
        length, echoed = wire.HEADER.unpack_from(data)
        if echoed != nonce or not length:
            raise Forged
        if length > wire.MAX_REPLY_BYTES:
            raise TooLarge
        self._fill(data, head + length, deadline)
        self._early = data[head + length :]
        return data[head], memoryview(data)[head + 1 : head + length]

    def _fill(self, data: bytearray, wanted: int, deadline: float) -> None:
        while len(data) < wanted:
            for descriptor, _ in self._poll.poll(_left_ms(deadline)):
                if descriptor == self.fork.output:
                    self._take_output()
                else:
                    got = os.read(descriptor, max(CHUNK, min(wanted - len(data), 16 * CHUNK)))
                    if not got:
                        raise Ended
                    data += got
            if len(data) < wanted and time.monotonic() >= deadline:
                raise TimeUp

    def _take_output(self) -> None:
        got = os.read(self.fork.output, CHUNK)
        if not got:
            self._poll.unregister(self.fork.output)  # it closed its standard output
            return
        self.printed += got
        if len(self.printed) > MAX_STDOUT_BYTES:
            raise Flooded

    def drain(self) -> str:
        """What was printed since the last time, at most 64 KiB."""
        try:
            while got := os.read(self.fork.output, CHUNK):
                self.printed += got
                if len(self.printed) > MAX_STDOUT_BYTES:
                    break
        except BlockingIOError:
            pass
        text = bytes(self.printed[:MAX_STDOUT_BYTES]).decode("utf-8", "replace")
        self.printed = bytearray()
        return text

    def close(self) -> None:
        """Close our ends, the process descriptor too."""
        fork = self.fork
        for descriptor in (fork.requests, fork.replies, fork.output, fork.pidfd):
            os.close(descriptor)


def _left_ms(deadline: float) -> float:
    return max(0.0, (deadline - time.monotonic()) * 1000)
