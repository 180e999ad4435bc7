"""What launcher and zygote are told: made here, where everything is known, and sent as JSON."""

import os
import sys
from functools import cache
from pathlib import Path
from typing import Any, Final

from greenroom.sandbox import tiers
from greenroom.sandbox.tiers import interpreter

if sys.platform == "linux":
    from greenroom.sandbox import syscalls

JAIL_USER: Final = 64_900
"""Of the jail when the host is root: no distribution gives it out, and containers map it."""


def command(role: str, control: int) -> list[str]:
    """Start the interpreter without anything of this environment or of site-packages."""
    flags = ["-P", "-S", "-s", "-B", "-X", "utf8"]
    return [interpreter(), *flags, str(tiers.BOOT), role, str(control)]


def environment(tier: str) -> dict[str, str]:
    """All that a zygote ever sees; it lies on the stack of every child."""
    shared = {
        "HOME": "/",
        "LANG": "C.UTF-8",
        "PATH": "",
        # A pool of OpenMP threads made before the fork would hang in every child.
        "OMP_NUM_THREADS": "1",
        "OPENBLAS_NUM_THREADS": "1",
        "MKL_NUM_THREADS": "1",
        "NUMEXPR_NUM_THREADS": "1",
        # Its semaphores need /dev/shm; without them n_jobs=4 runs in turn, or in threads.
        "JOBLIB_MULTIPROCESSING": "0",
        # An answer graded again years later must see sets in the same order.
        "PYTHONHASHSEED": "0",
        "PYTHONDONTWRITEBYTECODE": "1",
    }
    return shared | dict(tiers.tier_named(tier).environment)


@cache
def jail_user(tier: str, *, namespaces: bool) -> int | None:
    """The user to change to, or None to stay: for all but root, or where it could read nothing."""
    if os.geteuid() != 0 or not _is_mapped(JAIL_USER):
        return None
    found = tiers.places(tier)
    if not tiers.readable_by_others(found.readable):
        return None
    if not namespaces and not all(map(tiers.reachable_by_others, found.readable)):
        return None
    return JAIL_USER


def _is_mapped(user: int) -> bool:
    """Whether this user exists in the user namespace we are in (a container may have few)."""
    try:
        lines = Path("/proc/self/uid_map").read_text().splitlines()
    except OSError:
        return True
    ranges = [tuple(map(int, line.split())) for line in lines]
    return any(first <= user < first + count for first, _, count in ranges)


def launch_plan(tier: str, theirs_fd: int) -> dict[str, Any]:
    """For the launcher, at L3."""
    return {
        "user": jail_user(tier, namespaces=True),
        "exposed": list(tiers.places(tier).exposed),
        "program": command("serve", theirs_fd),
        "environment": environment(tier),
    }


def zygote_plan(
    tier: str, *, namespaces: bool, seccomp: bool, limits: bool, cpu_limit_s: int
) -> dict[str, Any]:
    """For the zygote."""
    found, named = tiers.places(tier), tiers.tier_named(tier)
    program = b""
    if seccomp and sys.platform == "linux":
        program = syscalls.program()
    return {
        "site": list(found.site),
        "modules": [*named.modules, *found.extra_modules, *named.warm],
        "kits": list(named.kits),
        "masked": list(found.masked),
        "namespaces": namespaces,
        "user": None if namespaces else jail_user(tier, namespaces=False),
        "capabilities": seccomp and os.geteuid() == 0,
        "limits": limits,
        "cpu_limit_s": cpu_limit_s,
        "seccomp": program.hex(),
    }
