"""Who may see an item: no item is asked in more than a quarter of the sessions.

Before each session every item is let in or not, by a draw with the chance min(1, cap / P(asked |
let in)), estimated from earlier sessions (van der Linden & Veldkamp 2004, 2007). Sessions long
past count less and less. The draw is made of the session's seed and the item's uid, so that the
counters follow from the sessions alone and need not be stored.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final, Self

import numpy as np
from numpy.typing import NDArray

from greenroom.learner.grid import Doubles
from greenroom.model.session import Blueprint, Session
from greenroom.select.pool import Flags, Places, Pool

CAP: Final = 0.25
"""Share of the sessions in which an item may be asked."""
DISCOUNT: Final = 0.99
"""Weight that sessions keep with each later one."""
LEAST_SESSIONS: Final = 200
"""Before there are so many, every item may be asked: counts would say little."""
SAVED: Final = 10.0
"""Askings that an item can save up while it is asked less than it may be."""
HEADROOM: Final = 0.97
"""Of the cap, what items earn by the session. In T sessions one is asked HEADROOM * cap * T + SAVED
times at most, which is below cap * T from 1,334 sessions on."""


@dataclass(frozen=True, eq=False)
class Exposure:
    """Discounted counts of sessions, for the n items of a pool."""

    let_in: Doubles
    """(n,) sessions in which the item could be asked."""
    asked: Doubles
    """(n,) sessions in which it was."""
    saved: Doubles
    """(n,) askings that the item has left, at most SAVED; not discounted."""
    sessions: int = 0
    """Not discounted."""

    @classmethod
    def none(cls, n: int) -> Self:
        """Before the first session."""
        return cls(np.zeros(n), np.zeros(n), np.full(n, SAVED))

    def after(self, let_in: Flags, asked: Flags, cap: float = CAP) -> Self:
        """After one more session; what was asked had been let in, whatever the draw would say."""
        is_counting = self.sessions >= LEAST_SESSIONS
        earned = self.saved + HEADROOM * cap - asked if is_counting else self.saved
        return type(self)(
            self.let_in * DISCOUNT + (let_in | asked),
            self.asked * DISCOUNT + asked,
            np.clip(earned, -SAVED, SAVED),
            self.sessions + 1,
        )

    def chances(self, places: Places, cap: float = CAP) -> Doubles:
        """(m,) with which each of some items is let into the next session.

        The ratio of two noisy counts lets in too many on average, and so breaks its own cap;
        therefore an item also stays out until it has earned one more asking.
        """
        asked = np.maximum(self.asked[places], 1e-12)
        ratio = np.minimum(1.0, cap * self.let_in[places] / asked)
        return np.where(self.saved[places] >= 1, ratio, 0.0)

    def worn(self, cap: float = CAP) -> Places:
        """(m,) places of the items that are not let into every session."""
        if self.sessions < LEAST_SESSIONS:
            return np.zeros(0, dtype=np.int64)
        return np.flatnonzero((self.asked > cap * self.let_in) | (self.saved < 1))


def let_in(exposure: Exposure, pool: Pool, seed: int, cap: float = CAP) -> Flags:
    """(n,) items that may be asked in the session with this seed."""
    found, worn = np.ones(len(pool.heads), dtype=np.bool_), exposure.worn(cap)
    # Most items of a large bank are hardly asked: only the others have to be drawn.
    found[worn] = draws(pool.keys[worn], seed) < exposure.chances(worn, cap)
    return found


def draws(keys: NDArray[np.uint64], seed: int) -> Doubles:
    """(n,) numbers from 0 to 1, of a seed and keys alone (the mixing step of splitmix64)."""
    mixed = keys ^ np.uint64((seed + 1) * 0x9E3779B97F4A7C15 % 2**64)
    for shift, factor in ((30, 0xBF58476D1CE4E5B9), (27, 0x94D049BB133111EB)):
        mixed = (mixed ^ (mixed >> np.uint64(shift))) * np.uint64(factor)
    mixed = mixed ^ (mixed >> np.uint64(31))
    found: Doubles = (mixed >> np.uint64(11)).astype(np.float64) * 2.0**-53
    return found


def is_counted(blueprint: Blueprint) -> bool:
    """Whether its items are chosen by what they tell: only then some would be asked of everyone."""
    return blueprint.policy == "placement" or blueprint.weakest


def counted(
    sessions: Iterable[Session], pool: Pool, before: Session | None = None, cap: float = CAP
) -> Exposure:
    """The counts that past sessions give, whatever the order in which they come.

    Args:
        sessions: of everybody.
        pool: items that are no longer in it are passed over.
        before: only sessions that began before this one count, so that all of its questions are
            chosen from the same items.
        cap: share of the sessions.
    """
    limit = None if before is None else (before.started_at, before.id)
    found = Exposure.none(len(pool.heads))
    for session in sorted(sessions, key=lambda session: (session.started_at, session.id)):
        is_past = limit is None or (session.started_at, session.id) < limit
        if is_past and is_counted(session.blueprint):
            asked = pool.flags([slot.item_uid for slot in session.slots])
            found = found.after(let_in(found, pool, session.seed, cap), asked, cap)
    return found
