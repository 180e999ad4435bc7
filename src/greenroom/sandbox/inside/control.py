"""Messages on the control socket: one JSON object each, with descriptors beside it."""

import json
import socket
from typing import Any, Final

MAX_MESSAGE_BYTES: Final = 128 * 1024
MAX_DESCRIPTORS: Final = 8


class HostGone(Exception):
    """The supervisor has closed its end, or has ended."""


def take(control: socket.socket) -> tuple[dict[str, Any], list[int]]:
    """Wait for the next message and what descriptors came with it.

    Raises:
        HostGone: there will be none.
    """
    text, descriptors, _, _ = socket.recv_fds(control, MAX_MESSAGE_BYTES, MAX_DESCRIPTORS)
    if not text:
        raise HostGone
    return json.loads(text), descriptors


def give(control: socket.socket, message: dict[str, Any], descriptors: list[int]) -> None:
    """Send a message.

    Raises:
        HostGone: nobody is left to read it.
    """
    try:
        socket.send_fds(control, [json.dumps(message).encode()], descriptors)
    except (BrokenPipeError, ConnectionResetError) as fault:
        raise HostGone from fault
