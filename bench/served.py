"""A real server in its own process, its CPU and memory, and a client with many connections."""

import asyncio
import contextlib
import os
import re
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple, Protocol

TICKS = os.sysconf("SC_CLK_TCK")


def free_port() -> int:
    """A port that nothing uses now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


class Server(NamedTuple):
    """A running server."""

    port: int
    process: subprocess.Popen[bytes]

    def cpu_seconds(self) -> float:
        """Processor time used so far, user and system."""
        fields = Path(f"/proc/{self.process.pid}/stat").read_text().rsplit(")", 1)[1].split()
        return (int(fields[11]) + int(fields[12])) / TICKS

    def resident_mb(self) -> float:
        """Resident memory now."""
        status = Path(f"/proc/{self.process.pid}/status").read_text()
        return int(re.search(r"VmRSS:\s+(\d+)", status)[1]) / 1024  # type: ignore[index] # fails if it is missing


@contextlib.contextmanager
def serving(command: Sequence[str], port: int, path: str = "/") -> Iterator[tuple[Server, float]]:
    """The server and the seconds from its start to its first page."""
    start = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL)
    try:
        while True:
            try:
                with urllib.request.urlopen(f"http://127.0.0.1:{port}{path}") as page:
                    page.read()
                break
            except OSError:
                if process.poll() is not None or time.perf_counter() - start > 60:
                    raise
                time.sleep(0.01)
        yield Server(port, process), time.perf_counter() - start
    finally:
        process.terminate()
        process.wait(timeout=20)


def greenroom_command(data: Path, port: int) -> list[str]:
    """`greenroom serve` of this environment."""
    program = str(Path(sys.executable).parent / "greenroom")
    return [program, "serve", "--no-browser", "--port", str(port), "--data", str(data)]


class Reply(NamedTuple):
    """What came back and how long it took."""

    status: int
    headers: bytes
    body: bytes
    seconds: float


async def _request(
    reader: asyncio.StreamReader, writer: asyncio.StreamWriter, request: bytes
) -> Reply:
    start = time.perf_counter()
    writer.write(request)
    head = await reader.readuntil(b"\r\n\r\n")
    length = re.search(rb"content-length: (\d+)", head)
    body = await reader.readexactly(int(length[1])) if length else b""
    return Reply(int(head.split(b" ", 2)[1]), head, body, time.perf_counter() - start)


async def _all(port: int, requests: Sequence[bytes], connections: int) -> list[Reply]:
    waiting = list(reversed(requests))
    replies: list[Reply] = []

    async def work() -> None:
        reader, writer = await asyncio.open_connection("127.0.0.1", port)
        while waiting:
            replies.append(await _request(reader, writer, waiting.pop()))
        writer.close()
        await writer.wait_closed()

    await asyncio.gather(*(work() for _ in range(connections)))
    return replies


def send(port: int, requests: Sequence[bytes], connections: int = 1) -> list[Reply]:
    """Every reply, over this many connections that stay open."""
    return asyncio.run(_all(port, requests, connections))


class Make(Protocol):
    """Makes a request as a browser would send it."""

    def __call__(self, method: str, path: str, form: str = "") -> bytes:
        """Head and body."""


def request_maker(port: int, token: str) -> Make:
    """Requests of a browser with this token."""

    def make(method: str, path: str, form: str = "") -> bytes:
        body = f"csrf={token}&{form}".encode() if method == "POST" else b""
        head = (
            f"{method} {path} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\n"
            f"Cookie: greenroom_csrf={token}\r\nOrigin: http://127.0.0.1:{port}\r\n"
            "Content-Type: application/x-www-form-urlencoded\r\n"
            f"Content-Length: {len(body)}\r\n\r\n"
        )
        return head.encode() + body

    return make
