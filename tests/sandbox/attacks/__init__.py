"""Hostile programs, by family: what each tries, and the verdict that it must get."""

from dataclasses import dataclass
from typing import Final

from greenroom.sandbox import Level
from greenroom.sandbox.outcome import Kind

MARK: Final = "planted-by-attack"
"""Part of the name of every file that an attack tries to make."""
SECRET_NAME: Final = "GREENROOM_SECRET"
SECRET: Final = "not-for-children-7f3a"

SYSTEM: Final = """
import ctypes, os, struct, sys, time
libc = ctypes.CDLL(None, use_errno=True)
def checked(result):
    if result < 0:
        raise OSError(ctypes.get_errno(), os.strerror(ctypes.get_errno()))
    return result
def system(number, *args):
    words = [ctypes.c_long(a) if isinstance(a, int) else a for a in args]
    return checked(libc.syscall(ctypes.c_long(number), *words))
def works(way):
    try:
        way()
    except (OSError, ImportError, ValueError):
        return False
    return True
def working(**ways):
    return sorted(name for name, way in ways.items() if works(way))
"""
"""Put before programs that make system calls: `system` raises what the kernel says."""


@dataclass(frozen=True)
class Attack:
    """A program whose attack() does what no answer may do.

    kind: how it must end; below: how it must end without namespaces, if otherwise; value: what it
    returns, where it ends with a value, when it got nothing; lowest: the lowest level that promises
    to stop it; calls: of attack(), of which the last one counts.
    """

    name: str
    source: str
    kind: Kind
    below: Kind | None = None
    value: object = None
    tier: str = "python"
    lowest: Level = Level.L2
    limit_s: float = 5.0
    calls: int = 1
    for_x86: bool = False

    def kind_at(self, level: Level) -> Kind:
        """How it must end at a level."""
        return self.kind if self.below is None or level is Level.L3 else self.below


def hostile_calls(*calls: tuple[str, str]) -> tuple[Attack, ...]:
    """One program for each system call (name, expression) that ends the child at once."""
    return tuple(
        Attack(
            name, f"{SYSTEM}\ndef attack():\n    return {expression}\n", "forbidden", for_x86=True
        )
        for name, expression in calls
    )
