"""The walls: what the zygote gives up once, and what each child gives up after the fork."""

import os
import resource
import signal
import socket
from dataclasses import dataclass
from typing import Any, Final

from greenroom.sandbox.inside import kernel, launch, wire

MAX_DESCRIPTORS: Final = 64
HOST_NAME: Final = "sandbox"
MAX_STACK_BYTES: Final = 8 * 2**20
MAX_ADDRESS_BYTES: Final = 32 * 2**30
"""Far more than is ever used: the tables of pages that are only reserved take memory too."""
MAX_THREADS: Final = 1024
"""Of all children of a zygote, where no group counts those of each."""
NO_MORE_OF: Final = (
    resource.RLIMIT_CORE,
    resource.RLIMIT_FSIZE,
    resource.RLIMIT_MEMLOCK,
)


@dataclass(frozen=True)
class Walls:
    """What a child is put behind, laid out before the fork so that arming takes few calls."""

    namespaces: bool
    landlock: int | None  # descriptor of the ruleset
    seccomp: kernel.FilterProgram | None
    cpu_limit_s: int | None


def prepare(plan: dict[str, Any], ruleset: int | None) -> Walls:
    """Give up what the zygote does not need, and lay out the walls of its children.

    Raises:
        OSError: the kernel refused one of them; the zygote must not serve.
    """
    if plan["namespaces"]:
        _seal_root(plan["masked"])
        kernel.drop_bounding_set()
    elif plan["user"] is not None:
        launch.become_user(plan["user"])
    elif plan["capabilities"]:
        kernel.drop_bounding_set()
    if plan["limits"]:
        _limit_resources()
    seccomp = None
    if plan["seccomp"]:
        kernel.set_no_new_privileges()
        seccomp = kernel.FilterProgram(bytes.fromhex(plan["seccomp"]))
    cpu_limit_s = plan["cpu_limit_s"] if plan["limits"] else None
    return Walls(plan["namespaces"], ruleset, seccomp, cpu_limit_s)


def _seal_root(masked: list[str]) -> None:
    """Hide what only the start needed, and give the host a name that says nothing."""
    for folder in masked:
        options = "mode=755,size=4k,nr_inodes=2"
        flags = kernel.MS_RDONLY | kernel.MS_NOSUID | kernel.MS_NODEV | kernel.MS_NOEXEC
        kernel.mount("tmpfs", folder, "tmpfs", flags, options)
    socket.sethostname(HOST_NAME)


def _limit_resources() -> None:
    for limit in NO_MORE_OF:
        resource.setrlimit(limit, (0, 0))
    resource.setrlimit(resource.RLIMIT_NOFILE, (MAX_DESCRIPTORS, MAX_DESCRIPTORS))
    _, most = resource.getrlimit(resource.RLIMIT_STACK)
    stack = MAX_STACK_BYTES if most == resource.RLIM_INFINITY else min(MAX_STACK_BYTES, most)
    resource.setrlimit(resource.RLIMIT_STACK, (stack, stack))
    _, most = resource.getrlimit(resource.RLIMIT_AS)
    space = MAX_ADDRESS_BYTES if most == resource.RLIM_INFINITY else min(MAX_ADDRESS_BYTES, most)
    resource.setrlimit(resource.RLIMIT_AS, (space, space))


def arm(walls: Walls, ends: tuple[int, int, int], zygote: int) -> None:
    """Shut this child in, before anything of the learner's is known to it.

    ends: of the pipes for requests, replies and output; zygote: the process that forked.

    Raises:
        OSError: a wall could not be put up.
    """
    requests, replies, output = ends
    # Opened anew, or its flags would be shared with all other children.
    os.dup2(os.open(os.devnull, os.O_RDONLY), wire.STDIN)
    os.dup2(requests, wire.REQUESTS)
    os.dup2(replies, wire.REPLIES)
    os.dup2(output, wire.STDOUT)
    os.dup2(output, wire.STDERR)
    if not walls.namespaces:
        _end_with(zygote)
    if walls.seccomp is None:
        os.setsid()  # it can fork, and what it forks must be killed with it
    if walls.cpu_limit_s is not None:
        limit = walls.cpu_limit_s
        # Process 1 of a namespace ignores SIGXCPU, only the hard limit stops it.
        resource.setrlimit(resource.RLIMIT_CPU, (limit, limit))
        if walls.namespaces:  # elsewhere those of the whole user count
            resource.setrlimit(resource.RLIMIT_NPROC, (MAX_THREADS, MAX_THREADS))
    if walls.landlock is not None:
        kernel.restrict_with_landlock(walls.landlock)
    os.closerange(wire.FIRST_FREE, MAX_DESCRIPTORS)
    if walls.namespaces or os.geteuid() == 0:
        kernel.set_capabilities(0, 0)
    if walls.seccomp is not None:
        walls.seccomp.install()


def _end_with(zygote: int) -> None:
    """Without a pid namespace nothing else ends a child whose zygote was killed."""
    kernel.die_with_parent(signal.SIGKILL)
    if os.getppid() != zygote:
        os._exit(1)  # it ended before the call above
