"""Puts the zygote into its namespaces and its small root, and ends.

The zygote must be process 1 of its pid namespace, which only a new process can be, and the host
must be able to wait for it: so the launcher clones it as its own sibling and it execs at once.
"""

import os
import socket
import sys
from contextlib import suppress
from typing import Any, Final

from greenroom.sandbox.inside import control, kernel
from greenroom.sandbox.inside.root import enter_root

INNER_ID: Final = 1000
"""User and group inside; never 0, so that no check for root can be passed by accident."""
KEPT_CAPABILITIES: Final = (kernel.CAP_SETPCAP, kernel.CAP_SYS_ADMIN)
"""Of the zygote, in its own user namespace: to make pid namespaces and to give up the rest."""


def launch(descriptor: int) -> None:
    """Take the plan from the control socket, start the zygote, tell its process id."""
    link = socket.socket(fileno=descriptor)
    plan, _ = control.take(link)
    try:
        _enter_namespaces(plan)
        pid = kernel.clone_sibling()
        if pid == 0:
            _become_zygote(plan, descriptor)
    except OSError as fault:
        with suppress(control.HostGone):
            control.give(link, {"error": f"{fault.strerror or fault}"}, [])
        sys.exit(1)
    with suppress(control.HostGone):
        control.give(link, {"pid": pid}, [])
    os._exit(0)  # the zygote has the socket now; nothing is to be flushed


def _enter_namespaces(plan: dict[str, Any]) -> None:
    me = os.open("/proc/self", os.O_PATH | os.O_DIRECTORY | os.O_CLOEXEC)
    if plan["user"] is not None:
        # As root: what only root can reach is mounted first, and only then the user changes.
        kernel.unshare(kernel.NEW_NAMESPACES["mount"])
        enter_root(plan["exposed"])
        become_user(plan["user"])
        _new_user_namespace(me)
    else:
        _new_user_namespace(me)
        enter_root(plan["exposed"])
    others = ("pid", "net", "ipc", "uts")
    kernel.unshare(sum(kernel.NEW_NAMESPACES[name] for name in others))
    os.close(me)
    mask = sum(1 << capability for capability in KEPT_CAPABILITIES)
    kernel.set_capabilities(mask, mask)
    for capability in KEPT_CAPABILITIES:
        kernel.keep_over_exec(capability)


def _new_user_namespace(me: int) -> None:
    """Enter it together with a mount namespace of its own; me: /proc/self."""
    user, group = os.geteuid(), os.getegid()
    kernel.unshare(kernel.NEW_NAMESPACES["user"] | kernel.NEW_NAMESPACES["mount"])
    _write(me, "setgroups", "deny")
    _write(me, "uid_map", f"{INNER_ID} {user} 1")
    _write(me, "gid_map", f"{INNER_ID} {group} 1")


def _write(folder: int, name: str, text: str) -> None:
    file = os.open(name, os.O_WRONLY | os.O_CLOEXEC, dir_fd=folder)
    try:
        os.write(file, text.encode())
    finally:
        os.close(file)


def become_user(user: int) -> None:
    """Leave root and all its groups for good."""
    os.setgroups([])
    os.setresgid(user, user, user)
    os.setresuid(user, user, user)
    kernel.set_dumpable()


def _become_zygote(plan: dict[str, Any], descriptor: int) -> None:
    try:
        os.execve(plan["program"][0], plan["program"], plan["environment"])  # noqa: S606 - ours
    finally:
        os._exit(127)
