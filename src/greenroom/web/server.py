"""Serving the application on this machine."""

import contextlib
import os
import socket
import sys
import threading
import webbrowser
from collections.abc import Callable

import uvicorn
from starlette.types import ASGIApp

from greenroom.errors import RequestError

LOOPBACK_HOSTS = ("127.0.0.1", "localhost", "::1")
PORTS_TRIED = 20


def check_host(host: str) -> None:
    """Refuse to be reached from other machines: there are no accounts yet.

    Raises:
        RequestError: the host is not this machine alone.
    """
    if host not in LOOPBACK_HOSTS:
        raise RequestError(
            f"--host {host}: Greenroom has no accounts, so it only serves this machine. "
            f"Allowed: {', '.join(LOOPBACK_HOSTS)}."
        )


def bind(host: str, port: int, say: Callable[[str], None]) -> socket.socket:
    """A socket on the port, or on the next free one, saying so.

    Raises:
        RequestError: no port can be had.
    """
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    for candidate in range(port, min(port + PORTS_TRIED, 65_536)):
        opened = socket.socket(family, socket.SOCK_STREAM)
        # Only against connections that linger after a stop; a port in use stays refused.
        if os.name == "posix":
            opened.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            opened.bind((host, candidate))
        except OSError:
            opened.close()
            continue
        if candidate != port:
            say(f"Port {port} is taken; using {candidate}.")
        return opened
    raise RequestError(
        f"No free port from {port} to {port + PORTS_TRIED - 1}; give one with --port."
    )


def address(opened: socket.socket) -> str:
    """The address to type into a browser."""
    host, port = opened.getsockname()[:2]
    return f"http://[{host}]:{port}/" if ":" in host else f"http://{host}:{port}/"


class _Server(uvicorn.Server):
    """Calls back once it answers, so that the address is printed when it works."""

    def __init__(self, config: uvicorn.Config, ready: Callable[[], None]) -> None:
        super().__init__(config)
        self._ready = ready

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        self._ready()


def serve(app: ASGIApp, opened: socket.socket, ready: Callable[[], None]) -> None:
    """Answer until stopped by Ctrl+C or SIGTERM."""
    config = uvicorn.Config(
        app,
        http="httptools",
        ws="none",
        lifespan="off",
        access_log=False,
        log_level="warning",
        server_header=False,
    )
    with contextlib.suppress(KeyboardInterrupt):
        _Server(config, ready).run(sockets=[opened])


def show_in_browser(url: str) -> None:
    """Open the page where there is a browser with a screen; quietly nothing elsewhere."""
    is_linux = sys.platform.startswith("linux")
    if is_linux and not (os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")):
        return
    # In a thread: some browsers only return once they are closed.
    threading.Thread(target=webbrowser.open, args=(url,), daemon=True).start()
