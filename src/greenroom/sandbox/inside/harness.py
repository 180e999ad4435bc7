"""What runs in a child: takes requests, runs what was loaded, sends back values or reports.

Nothing here is a secret and nothing here decides anything: the learner's code lives in the same
process and may change all of it. Comparing, timing and killing happen outside.
"""

import gc
import os
import select
import sys
from collections.abc import Callable
from typing import Any, Final

from greenroom.sandbox import codec
from greenroom.sandbox.inside import calls, failures, sources, wire
from greenroom.sandbox.inside.failures import Failure

WARM_SOURCE: Final = """
def warm(x, k=1):
    total, seen = 0, {}
    for i, v in enumerate(x):
        total += v * k
        seen[i] = [v]
    return total
"""
WARM_NUMPY_SOURCE: Final = """
import numpy as np

def warm(x, k=1):
    y = np.exp(x - x.max(axis=1, keepdims=True))
    z = y / y.sum(axis=1, keepdims=True)
    z = np.where(z > z.mean(axis=0), z, -z) @ x.T
    order = np.argsort(z, axis=1)
    z[order[:, 0] % 2 == 0] = np.sqrt(np.abs(z[:1]) + 1)
    return z + np.log1p(np.square(x)).std()
"""
WARM_ROWS: Final = 32
WARM_AFTER_MS: Final = 20
"""A child that waits so long is not in a hurry."""
NO_MEMORY_LEFT: Final = codec.encode(["memory", failures.NO_MEMORY, None])
"""Made in time: when it is needed there may be no room for another report."""


def install_kits(names: list[str]) -> None:
    """Make the modules that bank files import, under the names they import them by."""
    for name in names:
        sources.install_kit(name)


def warm_imports() -> None:
    """Import now what would be imported at its first use, when files are out of reach."""
    failures.warm_imports()
    calls.warm_imports()
    for value in (None, [1, 2.5, "a", b"b", {"k": (1, {2})}, codec.Stream([1])]):
        codec.decode(codec.encode(value))
    numpy = sys.modules.get("numpy")
    if numpy is not None:
        codec.decode(codec.encode([numpy.arange(3.0), numpy.array(["a"])]))
        numpy.random.default_rng(0).random()


def settle() -> None:
    """Give this child streams and a source of randomness of its own."""
    sys.stdin = open(wire.STDIN, closefd=False)  # noqa: SIM115 - lives as long as the child
    sys.stdout = _stream(wire.STDOUT)
    sys.stderr = _stream(wire.STDERR)
    for name in ("stdin", "stdout", "stderr"):
        setattr(sys, f"__{name}__", getattr(sys, name))
    numpy = sys.modules.get("numpy")
    if numpy is not None:
        numpy.random.seed(int.from_bytes(os.urandom(4), "little"))  # or all children draw the same
    gc.enable()


def warm_up() -> None:
    """Touch in this child what an honest submission will touch, so that its pages are its own.

    A page shared with the zygote is copied at its first write, and that would otherwise happen
    while the learner waits.
    """
    numpy = sys.modules.get("numpy")
    _warm_call(WARM_SOURCE, [1.5, 2])
    if numpy is not None:
        _warm_call(WARM_NUMPY_SOURCE, numpy.ones((WARM_ROWS, WARM_ROWS)))
    failures.warm_up()
    sources.forget("warm")


def _warm_call(source: str, argument: Any) -> None:
    _answer(wire.LOAD, codec.encode(["warm", source, []]))
    call = {"module": "warm", "name": "warm", "args": (argument,), "kwargs": {}}
    _answer(wire.CALL, codec.encode(call))


def _stream(descriptor: int) -> Any:
    return open(descriptor, "w", encoding="utf-8", errors="backslashreplace", closefd=False)


def announce(error: str) -> None:
    """Tell the host that this child is armed, or (with a text) why it cannot be."""
    _write(wire.READY_NONCE, wire.READY, error.encode())


def answer_requests() -> None:
    """Answer until the host closes its end; get ready meanwhile if it has nothing to ask yet."""
    poll = select.poll()
    poll.register(wire.REQUESTS, select.POLLIN)
    if not poll.poll(WARM_AFTER_MS):
        warm_up()
    while True:
        head = _read(wire.HEADER.size)
        if head is None:
            return
        length, nonce = wire.HEADER.unpack(head)
        body = _read(length)
        if body is None:
            return
        exchange = Exchange(nonce)
        code, reply = _answer(body[0], memoryview(body)[1:], exchange)
        _flush()
        _write(exchange.nonce, code, reply)
        if code == wire.FAILED and failures.ends_child(reply):
            return


class Exchange:
    """The host's part in a call that is timed or bound in memory: it says when to go on."""

    def __init__(self, nonce: bytes) -> None:
        self.nonce = nonce

    def pause(self, code: int) -> None:
        """Tell the host how far the call is, and wait until it says go."""
        _flush()
        _write(self.nonce, code, b"")
        head = _read(wire.HEADER.size)
        if head is None:
            os._exit(0)
        length, self.nonce = wire.HEADER.unpack(head)
        _read(length)


def _answer(
    operation: int, body: bytes | memoryview, exchange: Exchange | None = None
) -> tuple[int, bytes]:
    work: Callable[[Any], Any] = _load
    pause: Callable[[int], None] | None = None
    try:
        if operation == wire.CALL:
            if exchange is not None:
                pause = exchange.pause
            return wire.VALUE, calls.run(codec.decode(body), pause)
        work(codec.decode(body))
        return wire.VALUE, codec.encode(None)
    except Failure as known:
        failure = known
    except BaseException as fault:  # noqa: BLE001 - whatever the learner's code raises
        try:
            failure = failures.of_exception(fault)
        except MemoryError:
            return wire.FAILED, NO_MEMORY_LEFT
    return wire.FAILED, codec.encode([failure.kind, failure.message, failure.traceback])


def _load(request: list[Any]) -> None:
    name, source, forbid = request
    sources.load(name, source, forbid)


def _flush() -> None:
    for stream in (sys.stdout, sys.stderr, sys.__stdout__):
        try:
            if stream is not None:
                stream.flush()
        except BaseException:  # noqa: BLE001, S110 - a stream of the learner's own making
            pass


def _read(length: int) -> bytearray | None:
    """So many bytes of the request, or None where the host has closed."""
    data = bytearray(length)
    view = memoryview(data)
    done = 0
    while done < length:
        got = os.readv(wire.REQUESTS, [view[done:]])
        if not got:
            return None
        done += got
    return data


def _write(nonce: bytes, code: int, body: bytes) -> None:
    data = memoryview(wire.HEADER.pack(len(body) + 1, nonce) + bytes([code]) + body)
    while data:
        data = data[os.write(wire.REPLIES, data) :]
