"""What this machine gives to build a jail from, and how far that gets: the levels L0 to L3."""

import json
import os
import socket
import subprocess
import sys
from dataclasses import dataclass
from enum import IntEnum
from functools import cache
from pathlib import Path
from typing import Final

from greenroom.sandbox import plans
from greenroom.sandbox.cgroups import Cgroups
from greenroom.sandbox.tiers import interpreter

if sys.platform == "linux":
    from greenroom.sandbox import files, syscalls

LAUNCH_LIMIT_S: Final = 20.0


class Level(IntEnum):
    """How strong the walls are; serving more than one person needs L2."""

    L0 = 0
    """A process of its own and a deadline."""
    L1 = 1
    """And limits of resources, and a filter of system calls where there is one."""
    L2 = 2
    """And Landlock, the filter for certain, no privileges."""
    L3 = 3
    """And namespaces: a root, processes, network and users of its own."""


@dataclass(frozen=True)
class Layer:
    """One wall: whether it is there, and what was found."""

    name: str
    there: bool
    why: str


@dataclass(frozen=True)
class AttackRun:
    """One hostile program of the self-test: what it tried, and how it ended."""

    name: str
    stopped: bool
    ended: str


@dataclass(frozen=True)
class Report:
    """The level, the layers it was found from, and (after a diagnosis) the self-test."""

    level: Level
    layers: tuple[Layer, ...]
    attacks: tuple[AttackRun, ...] = ()

    def has(self, name: str) -> bool:
        """Whether the layer of this name is there."""
        return any(layer.there for layer in self.layers if layer.name == name)


@cache
def probe() -> Report:
    """Try every layer once on this machine."""
    layers = (
        _namespaces(),
        _landlock(),
        _seccomp(),
        _limits(),
        _own_user(),
        _cgroups(),
    )
    there = {layer.name for layer in layers if layer.there}
    if {"namespaces", "Landlock", "seccomp", "limits"} <= there:
        level = Level.L3
    elif {"Landlock", "seccomp", "limits"} <= there:
        level = Level.L2
    elif "limits" in there:
        level = Level.L1
    else:
        level = Level.L0
    return Report(level, layers)


def _namespaces() -> Layer:
    name = "namespaces"
    if sys.platform != "linux":
        return Layer(name, there=False, why="only Linux has them")
    try:
        refused = _try_launch()
    except (OSError, subprocess.SubprocessError, ValueError) as fault:
        refused = str(fault)
    if refused:
        return Layer(name, there=False, why=refused)
    return Layer(name, there=True, why="user, pid, net, mount, ipc, uts; a small read-only root")


def _try_launch() -> str | None:
    """Build the jail of the smallest tier once, with nothing in it; what was refused."""
    ours, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
    with ours, theirs:
        ours.settimeout(LAUNCH_LIMIT_S)
        command = plans.command("launch", theirs.fileno())
        with subprocess.Popen(  # noqa: S603 - our own interpreter and file
            command,
            pass_fds=(theirs.fileno(),),
            env=plans.environment("python"),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        ) as launcher:
            theirs.close()
            plan = plans.launch_plan("python", theirs_fd=0)
            plan["program"] = [interpreter(), "-P", "-S", "-s", "-c", "pass"]
            ours.send(json.dumps(plan).encode())
            reply = json.loads(ours.recv(65536) or b'{"error": "the launcher ended"}')
            launcher.wait(LAUNCH_LIMIT_S)
    if "pid" in reply:
        _, status = os.waitpid(reply["pid"], 0)
        return None if status == 0 else "the interpreter does not start in the small root"
    return str(reply["error"])


def _landlock() -> Layer:
    version = 0
    if sys.platform == "linux":
        version = files.abi()
    if not version:
        return Layer("Landlock", there=False, why="this kernel has none, or it is turned off")
    return Layer("Landlock", there=True, why=f"version {version} of its interface")


def _seccomp() -> Layer:
    if sys.platform != "linux":
        return Layer("seccomp", there=False, why="only Linux has it")
    if not syscalls.supported():
        return Layer("seccomp", there=False, why="this kernel takes no filters")
    try:
        size = len(syscalls.program()) // 8
    except (OSError, ValueError) as fault:
        return Layer("seccomp", there=False, why=f"no filter for this processor: {fault}")
    return Layer("seccomp", there=True, why=f"an allow-list of {size} instructions")


def _limits() -> Layer:
    if sys.platform != "linux":
        return Layer("limits", there=False, why="this system cannot bound one process from another")
    return Layer("limits", there=True, why="memory, CPU time, files, descriptors")


def _own_user() -> Layer:
    name = "user of its own"
    if os.geteuid() != 0:
        return Layer(name, there=False, why="only root can give the jail another user")
    user = plans.jail_user("python", namespaces=True)
    if user is None:
        return Layer(name, there=False, why="the libraries can be read by root alone")
    return Layer(name, there=True, why=f"user {user} outside, which no account should have")


def _cgroups() -> Layer:
    found = Cgroups.find()
    if found is None:
        return Layer("cgroups", there=False, why="no memory and pids group is writable")
    with found:
        places = " and ".join(str(Path(place)) for place in found.places)
    return Layer("cgroups", there=True, why=f"memory and pids, under {places}")
