"""What a program may leave behind: processes, descriptors, files, groups, threads, IPC."""

import os
import threading
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Self

from tests.sandbox.attacks import MARK

GROUPS = Path("/sys/fs/cgroup")
IPC = Path("/proc/sysvipc")
WAIT_S = 3.0
QUIET_S = 0.5


def descendants(pid: int) -> set[int]:
    """All living processes below this one."""
    parents = {}
    for folder in Path("/proc").iterdir():
        if folder.name.isdigit():
            try:
                fields = (folder / "stat").read_text().rpartition(")")[2].split()
            except OSError:
                continue
            if fields[0] != "Z":
                parents[int(folder.name)] = int(fields[1])
    found, fresh = set(), {pid}
    while fresh := {child for child, parent in parents.items() if parent in fresh}:
        found |= fresh
    return found


def descriptors(pid: int | str = "self") -> int:
    return sum(1 for _ in Path(f"/proc/{pid}/fd").iterdir())


def groups(pid: int) -> list[Path]:
    """Groups that this process has made for its children, wherever its own lies."""
    found: list[Path] = []
    for line in Path(f"/proc/{pid}/cgroup").read_text().splitlines():
        _, names, place = line.split(":", 2)
        for name in names.split(","):
            found += (GROUPS / name / place.lstrip("/")).glob(f"greenroom-{pid}-*/*/")
    return found


def members(pid: int) -> list[str]:
    """Processes in the groups that this process made."""
    found = []
    for group in groups(pid):
        found += (group / "cgroup.procs").read_text().split()
    return found


def planted(folders: list[Path]) -> list[str]:
    """Files that an attack has made."""
    places = [Path("/tmp"), Path("/dev/shm"), Path("/var/tmp"), Path("/"), Path.home(), Path.cwd()]
    return [
        str(path)
        for place in (*places, *folders)
        if place.is_dir()
        for path in place.iterdir()
        if MARK in path.name
    ]


def objects() -> dict[str, int]:
    """Shared memory, semaphores and queues of the machine."""
    return {path.name: len(path.read_text().splitlines()) for path in sorted(IPC.glob("*"))}


@dataclass(frozen=True)
class Traces:
    """The state from which differences are told."""

    processes: frozenset[int]
    descriptors: int
    threads: int
    folders: list[Path]
    files: dict[str, tuple[str, ...]]
    objects: dict[str, int]
    members: frozenset[str]
    """Of other sandboxes of this process, which wait for work."""

    @classmethod
    def now(cls, folders: list[Path]) -> Self:
        return cls(
            frozenset(descendants(os.getpid())),
            descriptors(),
            threading.active_count(),
            folders,
            _contents(folders),
            objects(),
            frozenset(members(os.getpid())),
        )

    @classmethod
    def settled(cls, folders: list[Path]) -> Self:
        """As it is once the children that wait in the background are made."""
        seen = descriptors()
        since = time.monotonic()
        while time.monotonic() < since + QUIET_S:
            time.sleep(0.01)
            if seen != (fresh := descriptors()):
                seen, since = fresh, time.monotonic()
        return cls.now(folders)

    def left_since(self) -> list[str]:
        """What is there now and was not before, once what is dying is dead."""
        end = time.monotonic() + WAIT_S
        while (found := self._left()) and time.monotonic() < end:
            time.sleep(0.01)
        return found

    def _left(self) -> list[str]:
        found = [f"process {pid}" for pid in descendants(os.getpid()) - self.processes]
        fresh = sorted(set(members(os.getpid())) - self.members)
        found += [f"process {pid} in a group" for pid in fresh]
        found += planted(self.folders)
        # Fewer is no leftover: what was given back before is buried in the background.
        if descriptors() > self.descriptors:
            found.append(f"{descriptors() - self.descriptors} descriptors")
        if threading.active_count() != self.threads:
            found.append("a thread")
        if _contents(self.folders) != self.files:
            found.append("another file")
        if objects() != self.objects:
            found.append("an object of IPC")
        return found


def _contents(folders: list[Path]) -> dict[str, tuple[str, ...]]:
    return {
        str(path): (path.read_text(), oct(path.lstat().st_mode), str(path.lstat().st_uid))
        for folder in folders
        for path in sorted(folder.iterdir())
    }
