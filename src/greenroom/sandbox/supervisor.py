"""The sandbox as the rest of Greenroom uses it."""

import sys
import threading
from collections import OrderedDict
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from types import TracebackType
from typing import Final, Self

from greenroom.errors import SandboxFault
from greenroom.sandbox.cgroups import Cgroups
from greenroom.sandbox.child import Child
from greenroom.sandbox.level import Level, Report, probe
from greenroom.sandbox.outcome import Call
from greenroom.sandbox.pool import Pool, run_recipe
from greenroom.sandbox.tiers import tier_named
from greenroom.sandbox.zygote import settings_for

POOL_SIZE: Final = 2
PREPARED_CHILDREN: Final = 4
MEMORY_MB: Final = 512
CPU_LIMIT_S: Final = 300
LEAST_SHARED_LEVEL: Final = Level.L2
"""What a sandbox for several people needs: below it files of the machine can be read."""


@dataclass
class _Recipe:
    """A key's calls, and the child in which they were made, if one waits."""

    tier: str
    calls: tuple[Call, ...]
    child: Child | None = None
    wanted: bool = True
    lock: threading.Lock = field(default_factory=threading.Lock)


class Sandbox:
    """Runs code that nobody vouches for. Safe to use from several threads.

    Nothing is started before the first child of a tier is asked for.
    """

    def __init__(
        self,
        level: Level | None = None,
        *,
        pool_size: int = POOL_SIZE,
        prepared_children: int = PREPARED_CHILDREN,
        memory_mb: int = MEMORY_MB,
        cpu_limit_s: int = CPU_LIMIT_S,
        is_shared: bool = False,
    ) -> None:
        """level: a lower one than this machine gives, for tests or as a fallback; is_shared: code
        of several people is judged, who must be kept apart.

        Raises:
            SandboxFault: the machine does not give that level, or several people are to be served
                on one that cannot keep them apart.
        """
        if sys.platform != "linux":
            raise SandboxFault("code runs in the sandbox on Linux alone; elsewhere use a container")
        self.report: Report = probe()
        self.level: Level = self.report.level if level is None else level
        if self.level > self.report.level:
            raise SandboxFault(f"this machine gives {self.report.level.name}, not {level!r}")
        if is_shared and self.level < LEAST_SHARED_LEVEL:
            raise SandboxFault(
                f"level {self.level.name} does not keep several people's code apart; "
                f"{LEAST_SHARED_LEVEL.name} is the least that does"
            )
        self._settings = settings_for(self.report, self.level, memory_mb, cpu_limit_s)
        self._pool_size = pool_size
        self._prepared_children = prepared_children
        self._lock = threading.Lock()
        self._pools: dict[str, Pool] = {}
        self._recipes: OrderedDict[str, _Recipe] = OrderedDict()
        self._cgroups: Cgroups | None = None
        self._closed = False

    def warm(self, tier: str) -> None:
        """Start the tier's zygote and fill its pool, in the background.

        Raises:
            SandboxFault: there is no such tier, or the sandbox is closed.
        """
        pool = self._pool(tier)
        pool.later(pool.fill)

    def prepare(self, key: str, tier: str, calls: Sequence[Call]) -> None:
        """Make these calls in a child, in the background, for whoever asks for the key.

        Of more keys than prepared children are kept, the one that was not used for longest goes.

        Raises:
            SandboxFault: there is no such tier, or the sandbox is closed.
        """
        pool = self._pool(tier)
        with self._lock:
            recipe = self._recipes.get(key)
            if recipe is None or recipe.tier != tier:
                recipe = _Recipe(tier, tuple(calls))
                self._recipes[key] = recipe
            self._recipes.move_to_end(key)
            gone = [
                self._recipes.popitem(last=False)[1]
                for _ in range(len(self._recipes) - self._prepared_children)
            ]
        for old in gone:
            self._forget(old)
        pool.later(lambda: self._prepare_child(recipe))

    def _forget(self, recipe: _Recipe) -> None:
        with recipe.lock:
            recipe.wanted = False
            child, recipe.child = recipe.child, None
        if child is not None:
            self._pool(recipe.tier).bury(child)

    def _prepare_child(self, recipe: _Recipe) -> None:
        with recipe.lock:
            if recipe.child is None and recipe.wanted and not self._closed:
                recipe.child = self._made(recipe, self._pool(recipe.tier).make)

    def _made(self, recipe: _Recipe, source: Callable[[], Child]) -> Child:
        child = source()
        try:
            run_recipe(child, recipe.calls)
        except BaseException:
            self._pool(recipe.tier).bury(child)
            raise
        return child

    @contextmanager
    def child(self, tier: str, key: str | None = None) -> Iterator[Child]:
        """A child of its own, killed at the end; key: one in which those calls were made.

        Raises:
            SandboxFault: no child can be made, or nothing was prepared under the key.
        """
        pool = self._pool(tier)
        recipe = self._recipe(key, tier) if key is not None else None
        child = pool.take() if recipe is None else self._prepared(recipe, pool)
        try:
            yield child
        finally:
            # Not while the learner waits: the end of a process may take the processor from us.
            pool.bury_later(child)
            if recipe is not None:
                pool.later(lambda: self._prepare_child(recipe))
            pool.later(pool.fill)

    def _recipe(self, key: str, tier: str) -> _Recipe:
        with self._lock:
            recipe = self._recipes.get(key)
            if recipe is None or recipe.tier != tier:
                raise SandboxFault(f"nothing was prepared as {key!r} in the tier {tier!r}")
            self._recipes.move_to_end(key)
            return recipe

    def _prepared(self, recipe: _Recipe, pool: Pool) -> Child:
        with recipe.lock:
            child, recipe.child = recipe.child, None
        if child is not None:
            if child.lives:
                return child
            pool.bury(child)
        return self._made(recipe, pool.take)

    def _pool(self, tier: str) -> Pool:
        tier_named(tier)
        with self._lock:
            if self._closed:
                raise SandboxFault("the sandbox is closed")
            if self._cgroups is None and self.level >= Level.L2:
                self._cgroups = Cgroups.find()
            if tier not in self._pools:
                self._pools[tier] = Pool(tier, self._pool_size, self._settings, self._cgroups)
            return self._pools[tier]

    def close(self) -> None:
        """End every process, and remove every group and file; may be called twice."""
        with self._lock:
            if self._closed:
                return
            self._closed = True
            recipes = [*self._recipes.values()]
        for pool in self._pools.values():
            pool.close()
        for recipe in recipes:
            with recipe.lock, suppress(OSError):
                if recipe.child is not None:
                    recipe.child.give_up()
                    recipe.child = None
        if self._cgroups is not None:
            self._cgroups.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, value: object, trace: TracebackType | None
    ) -> None:
        self.close()
