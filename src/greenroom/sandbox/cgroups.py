"""Memory and pids groups for children, where this process may make them (version 1 or 2).

A slot is made once and used by one child after another: a fresh group for each would leave the
kernel thousands of dying ones, which hold memory.
"""

import errno
import os
import re
import threading
import time
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Final, Self

ROOT: Final = Path("/sys/fs/cgroup")
PREFIX: Final = "greenroom-"
NAME: Final = re.compile(PREFIX + r"(?P<pid>\d+)-(?P<start>\d+)-\d+")
MAX_PROCESSES: Final = 64
REMOVE_TRIES: Final = 100
REMOVE_PAUSE_S: Final = 0.01


@dataclass(frozen=True)
class Version:
    """Names of the files that differ between the two versions."""

    memory_limit: str
    oom_counts: str
    controllers: tuple[str, ...]


V1: Final = Version("memory.limit_in_bytes", "memory.oom_control", ("memory", "pids"))
V2: Final = Version("memory.max", "memory.events", ("",))


@dataclass
class Slot:
    """One group in every hierarchy, for one child at a time."""

    folders: tuple[Path, ...]
    version: Version
    kills_before: int = 0

    def admit(self, pid: int) -> None:
        """Move a process into it.

        Raises:
            OSError: the kernel refused.
        """
        self.kills_before = self._oom_kills()
        for folder in self.folders:
            (folder / "cgroup.procs").write_text(str(pid))

    def killed_for_memory(self) -> bool:
        """Whether the kernel has killed the present process because it took too much."""
        return self._oom_kills() > self.kills_before

    def _oom_kills(self) -> int:
        for line in (self.folders[0] / self.version.oom_counts).read_text().splitlines():
            if line.startswith("oom_kill "):
                return int(line.split()[1])
        return 0


class Cgroups:
    """This process's own groups; close() removes them. Safe to use from several threads."""

    def __init__(self, places: tuple[Path, ...], version: Version) -> None:
        """places: one folder per hierarchy, already made."""
        self.places = places
        self._version = version
        self._free: list[Slot] = []
        self._made = 0
        self._lock = threading.Lock()

    @classmethod
    def find(cls) -> Self | None:
        """Groups under those of this process, or None where it may make none."""
        for version, parents in ((V1, _parents_v1()), (V2, _parents_v2())):
            if not parents:
                continue
            remove_leftovers(tuple(ROOT / name for name in version.controllers))
            mine = tuple(parent / _own_name() for parent in parents)
            try:
                _make(mine, version)
            except OSError:
                _remove(mine)
                continue
            return cls(mine, version)
        return None

    def take(self, memory_bytes: int) -> Slot:
        """A slot that no child uses, with these limits.

        Raises:
            OSError: the kernel refused.
        """
        with self._lock:
            if self._free:
                return self._free.pop()
            number, self._made = self._made, self._made + 1
        slot = Slot(tuple(place / str(number) for place in self.places), self._version)
        for folder in slot.folders:
            folder.mkdir(exist_ok=True)
        (slot.folders[0] / self._version.memory_limit).write_text(str(memory_bytes))
        (slot.folders[-1] / "pids.max").write_text(str(MAX_PROCESSES))
        return slot

    def give_back(self, slot: Slot) -> None:
        """Its child is dead."""
        with self._lock:
            self._free.append(slot)

    def close(self) -> None:
        """Remove all groups; every process that was in them must be dead."""
        for place in self.places:
            _remove((*place.glob("*/"), place))

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, value: object, trace: TracebackType | None
    ) -> None:
        self.close()


def _parents_v1() -> tuple[Path, ...]:
    own = _own_groups()
    found = [ROOT / name / own.get(name, "").lstrip("/") for name in V1.controllers]
    return tuple(found) if all((path / "cgroup.procs").exists() for path in found) else ()


def _parents_v2() -> tuple[Path, ...]:
    path = ROOT / _own_groups().get("", "").lstrip("/")
    with suppress(OSError):
        if {"memory", "pids"} <= set((path / "cgroup.controllers").read_text().split()):
            return (path,)
    return ()


def _own_groups() -> dict[str, str]:
    """Controller to the path of this process's group; "" is version 2."""
    groups: dict[str, str] = {}
    with suppress(OSError):
        for line in Path("/proc/self/cgroup").read_text().splitlines():
            _, names, path = line.split(":", 2)
            groups.update(dict.fromkeys(names.split(","), path))
    return groups


def _own_name() -> str:
    """Told apart from every other supervisor, and from an earlier process of the same number."""
    pid = os.getpid()
    return f"{PREFIX}{pid}-{_start_of(pid)}-{time.monotonic_ns()}"


def _start_of(pid: int) -> str | None:
    """When the process started, in ticks; None where there is no such process."""
    try:
        stat = Path(f"/proc/{pid}/stat").read_text()
    except OSError:
        return None
    return stat.rpartition(")")[2].split()[19]


def _make(mine: tuple[Path, ...], version: Version) -> None:
    for place in mine:
        if version is V2:
            (place.parent / "cgroup.subtree_control").write_text("+memory +pids")
        place.mkdir()
        if version is V2:
            (place / "cgroup.subtree_control").write_text("+memory +pids")
    trial = Slot(tuple(place / "trial" for place in mine), version)
    try:
        for folder in trial.folders:
            folder.mkdir()
        (trial.folders[0] / version.memory_limit).write_text(str(2**30))
        (trial.folders[-1] / "pids.max").write_text(str(MAX_PROCESSES))
    finally:
        _remove(trial.folders)


def remove_leftovers(roots: tuple[Path, ...]) -> None:
    """Remove the groups of supervisors that were killed before they could do it.

    Looked for in the whole hierarchy: another session of the same user may have had another group.
    """
    for root in roots:
        # Unlike Path.rglob it goes on where another supervisor has just removed its own.
        for place in [Path(top, folder) for top, folders, _ in os.walk(root) for folder in folders]:
            name = NAME.fullmatch(place.name)
            if name and _start_of(int(name["pid"])) != name["start"]:
                _remove((*place.glob("*/"), place))


def _remove(folders: tuple[Path, ...]) -> None:
    for folder in folders:
        for _ in range(REMOVE_TRIES):
            try:
                folder.rmdir()
            except OSError as fault:
                if fault.errno != errno.EBUSY:
                    break  # it is gone, or another user's
                time.sleep(REMOVE_PAUSE_S)  # the last process in it is still on its way out
            else:
                break
