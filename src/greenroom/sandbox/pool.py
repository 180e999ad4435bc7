"""The children of one tier: armed ones wait, others are made on demand, dead ones are buried."""

import queue
import threading
from collections.abc import Callable, Sequence
from contextlib import suppress
from typing import Final

from greenroom.errors import SandboxFault
from greenroom.sandbox.cgroups import Cgroups
from greenroom.sandbox.channel import Channel
from greenroom.sandbox.child import Child
from greenroom.sandbox.outcome import Call
from greenroom.sandbox.zygote import MiB, Settings, Zygote

GROUP_SPARE_MB: Final = 64
"""A group also counts what the kernel holds for a process, so its bound lies above the limit."""
PREPARE_LIMIT_S: Final = 60.0

Task = Callable[[], None]


class Pool:
    """One tier's zygote and children. Safe to use from several threads."""

    def __init__(self, tier: str, size: int, settings: Settings, cgroups: Cgroups | None) -> None:
        self._tier = tier
        self._size = size
        self._settings = settings
        self._cgroups = cgroups
        self._lock = threading.Lock()
        self._start_lock = threading.Lock()
        self._zygote: Zygote | None = None
        self._armed: list[Child] = []
        self._finished: list[Child] = []
        self._dying: list[tuple[Zygote, int]] = []
        self._closed = False
        self._tasks: queue.SimpleQueue[Task | None] = queue.SimpleQueue()
        self._keeper = threading.Thread(target=self._keep, name=f"sandbox-{tier}", daemon=True)
        self._keeper.start()

    def _keep(self) -> None:
        while (task := self._tasks.get()) is not None:
            # What fails in the background fails again, and is told, where somebody waits for it.
            with suppress(SandboxFault, OSError):
                task()

    def later(self, task: Task) -> None:
        """Do this in the background, after what is waiting there."""
        self._tasks.put(task)

    def fill(self) -> None:
        """Arm children until the pool is full.

        Raises:
            SandboxFault: a child cannot be made.
        """
        while not self._closed:
            with self._lock:
                if len(self._armed) >= self._size:
                    return
            child = self.make()
            with self._lock:
                if not self._closed:
                    self._armed.append(child)
                    continue
            self.bury(child)

    def take(self) -> Child:
        """An armed child, or one made now.

        Raises:
            SandboxFault: none can be made.
        """
        while True:
            with self._lock:
                child = self._armed.pop(0) if self._armed else None
            if child is None:
                return self.make()
            if child.lives:
                return child
            self.bury(child)

    def make(self) -> Child:
        """Fork a child and wait until it is armed; once more where the zygote had died.

        Raises:
            SandboxFault: it failed twice, or a wall could not be put up.
        """
        zygote = self._living_zygote()
        try:
            return self._armed_child(zygote)
        except SandboxFault:
            if zygote.lives:
                raise
        return self._armed_child(self._living_zygote())

    def _living_zygote(self) -> Zygote:
        with self._start_lock:
            if self._closed:
                raise SandboxFault("the sandbox is closed")
            if self._zygote is not None:
                if self._zygote.lives:
                    return self._zygote
                self._zygote.close()
            self._zygote = Zygote(self._tier, self._settings)
            return self._zygote

    def _armed_child(self, zygote: Zygote) -> Child:
        self._bury_finished()
        with self._lock:
            dying = [pid for owner, pid in self._dying if owner is zygote]
            self._dying.clear()
        fork = zygote.fork(dying)
        child = Child(zygote, Channel(fork), self._settings)
        try:
            self._bound(child)
            child.wait_armed()
        except SandboxFault:
            self.bury(child)
            raise
        return child

    def _bound(self, child: Child) -> None:
        if self._cgroups is None:
            return
        child.slot = self._cgroups.take((self._settings.memory_mb + GROUP_SPARE_MB) * MiB)
        try:
            child.slot.admit(child.pid)
        except ProcessLookupError:
            pass  # it has ended already, which its pipes will tell
        except OSError as fault:
            raise SandboxFault(f"a child cannot be put into its group: {fault}") from fault

    def bury(self, child: Child) -> None:
        """Kill a child; what it leaves is cleared away at the next fork."""
        child.give_up()
        with self._lock:
            if not child.buried:
                self._dying.append((child.zygote, child.inner_pid))
        if child.slot is not None and self._cgroups is not None:
            self._cgroups.give_back(child.slot)

    def bury_later(self, child: Child) -> None:
        """The same in the background, or now where nobody works there any more."""
        child.give_back()
        with self._lock:
            is_kept = not self._closed
            if is_kept:
                self._finished.append(child)
                self._tasks.put(self._bury_finished)
        if not is_kept:
            self.bury(child)

    def _bury_finished(self) -> None:
        with self._lock:
            finished, self._finished = self._finished, []
        for child in finished:
            self.bury(child)

    def close(self) -> None:
        """Kill everything and wait until it is gone."""
        with self._lock:
            self._closed = True
            armed, self._armed = self._armed, []
            self._tasks.put(None)
        self._keeper.join()
        for child in (*armed, *self._armed):
            child.give_up()
        with self._start_lock:
            if self._zygote is not None:
                self._zygote.close()


def run_recipe(child: Child, calls: Sequence[Call]) -> None:
    """Make the calls that a prepared child is known for.

    Raises:
        SandboxFault: one of them gave no value.
    """
    for call in calls:
        outcome = child.call(call, PREPARE_LIMIT_S)
        if outcome.kind != "value":
            raise SandboxFault(f"a child cannot be prepared: {call.name}: {outcome.message}")
