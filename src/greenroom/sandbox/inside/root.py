"""The small read-only root: nothing but the interpreter, libraries and three devices."""

import os
from typing import Final

from greenroom.sandbox.inside import kernel

DEVICES: Final = ("null", "zero", "urandom")
_TMPFS: Final = "mode=755,size=1m,nr_inodes=4k"
_BASE: Final = "/tmp"  # noqa: S108 - only a place to mount on, inside a namespace of our own


def enter_root(exposed: list[str]) -> None:
    """Make a new root of what is exposed, at the same paths, and leave the old one.

    The caller is in a mount namespace of its own. Raises OSError when a mount is refused.
    """
    kernel.mount("none", "/", "", kernel.MS_REC | kernel.MS_PRIVATE)
    # Two turns: once the first has put the whole old root at /old, nothing that is mounted for
    # the new one can hide a path that is still to be bound.
    kernel.mount("tmpfs", _BASE, "tmpfs", kernel.MS_NOSUID | kernel.MS_NODEV, _TMPFS)
    os.mkdir(f"{_BASE}/old")
    os.mkdir(f"{_BASE}/new")
    kernel.pivot_root(_BASE, f"{_BASE}/old")
    os.chdir("/")
    kernel.mount("tmpfs", "/new", "tmpfs", kernel.MS_NOSUID | kernel.MS_NODEV, _TMPFS)
    bound: set[str] = set()
    for path in sorted(exposed):
        _expose(path, bound)
    _expose_devices()
    kernel.harden_mount("/new", kernel.MS_RDONLY | kernel.MS_NOSUID)
    os.chdir("/new")
    kernel.pivot_root(".", ".")  # the old root now lies on top of the new one
    kernel.unmount(".")
    os.chdir("/")


def _expose(path: str, bound: set[str]) -> None:
    """Bind a path of the old root, with every symbolic link on the way to it as it is there."""
    reached = ""
    parts = [part for part in path.split("/") if part]
    for index, part in enumerate(parts):
        place = f"{reached}/{part}"
        if place in bound:
            return
        rest = parts[index + 1 :]
        if os.path.islink(f"/old{place}"):
            target = os.readlink(f"/old{place}")
            if not os.path.lexists(f"/new{place}"):
                os.symlink(target, f"/new{place}")
            _expose(os.path.normpath("/".join([os.path.join(reached, target), *rest])), bound)
            return
        if rest:
            os.makedirs(f"/new{place}", 0o755, exist_ok=True)
        else:
            _bind(place)
            bound.add(place)
        reached = place


def _bind(place: str) -> None:
    source, target = f"/old{place}", f"/new{place}"
    if os.path.isdir(source):
        os.makedirs(target, 0o755, exist_ok=True)
    else:
        _touch(target)
    # Recursive, because a namespace of an ordinary user may not take a mount without those in it.
    kernel.mount(source, target, "", kernel.MS_BIND | kernel.MS_REC)
    kernel.harden_mount(target, kernel.MS_RDONLY | kernel.MS_NOSUID | kernel.MS_NODEV)


def _expose_devices() -> None:
    os.makedirs("/new/dev", 0o755, exist_ok=True)
    for name in DEVICES:
        _touch(f"/new/dev/{name}")
        kernel.mount(f"/old/dev/{name}", f"/new/dev/{name}", "", kernel.MS_BIND)
        kernel.harden_mount(f"/new/dev/{name}", kernel.MS_NOSUID | kernel.MS_NOEXEC)


def _touch(path: str) -> None:
    os.close(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_CLOEXEC, 0o644))
