"""Which pieces of work to do in the minutes there are: a knapsack with prerequisites."""

import time
from collections.abc import Mapping, Sequence
from typing import Final, NamedTuple

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import Bounds, LinearConstraint, milp
from scipy.sparse import coo_array

from greenroom.coach.units import Unit
from greenroom.learner.grid import Doubles

UNITS_LIMIT: Final = 300
"""So many are weighed against each other at once; more would take longer than a page may."""
TIME_LIMIT_SECONDS: Final = 0.25
GAP: Final = 1e-4
"""Share of the gain by which another choice may at most be better than one called the best."""
_SLACK: Final = 1e-9


class Chosen(NamedTuple):
    """Units by their places, each after those it needs, the most worth doing first."""

    places: tuple[int, ...]
    gain: float
    is_best: bool
    """No other choice gains more, but for GAP; False where the solver ran out of time."""


def choose(
    units: Sequence[Unit], minutes: float, time_limit_seconds: float = TIME_LIMIT_SECONDS
) -> Chosen:
    """The units that gain most within the minutes, solved by HiGHS through SciPy.

    If that runs out of time, the better of what it found and the greedy choice.
    """
    quick = greedy(units, minutes)
    if len(quick.places) == len(units) or time_limit_seconds <= 0:
        return quick._replace(is_best=len(quick.places) == len(units))
    best, is_best = _solved(units, minutes, time_limit_seconds)
    if best is None or _gain(units, best) <= quick.gain + _SLACK:
        return quick._replace(is_best=is_best)
    # A solver's 0.9999999 may stand for 1 where there was no room for it.
    if sum(units[place].minutes for place in best) > minutes + _SLACK:
        return quick
    places = _greedily([units[place] for place in best], np.inf)
    return Chosen(tuple(best[place] for place in places), _gain(units, best), is_best)


def greedy(units: Sequence[Unit], minutes: float) -> Chosen:
    """Again and again the unit that gains most a minute together with all it still needs."""
    places = _greedily(units, minutes)
    return Chosen(tuple(places), _gain(units, places), is_best=False)


def worthwhile(units: Sequence[Unit], limit: int = UNITS_LIMIT) -> list[Unit]:
    """The units that gain most a minute, with all they need: `limit` at most, in their order."""
    if len(units) <= limit:
        return list(units)
    place_of = {unit.id: place for place, unit in enumerate(units)}
    kept: set[int] = set()
    for place in sorted(range(len(units)), key=lambda n: -units[n].gain / units[n].minutes):
        needed = _needed(units, place_of, place) - kept
        if len(kept) + len(needed) <= limit:
            kept |= needed
    return [units[place] for place in sorted(kept)]


def _needed(units: Sequence[Unit], place_of: Mapping[str, int], place: int) -> set[int]:
    found: set[int] = set()
    waiting = [place]
    while waiting:
        here = waiting.pop()
        if here not in found:
            found.add(here)
            waiting.extend(place_of[id_] for id_ in units[here].after if id_ in place_of)
    return found


def _gain(units: Sequence[Unit], places: Sequence[int]) -> float:
    return sum(units[place].gain for place in places)


def _greedily(units: Sequence[Unit], minutes: float) -> list[int]:
    if not units:
        return []
    place_of = {unit.id: place for place, unit in enumerate(units)}
    closures = [_needed(units, place_of, place) for place in range(len(units))]
    needs = np.zeros((len(units), len(units)))
    for place, closure in enumerate(closures):
        needs[place, list(closure)] = 1.0
    gain = np.array([unit.gain for unit in units])
    cost = np.array([unit.minutes for unit in units])
    left = np.ones(len(units))
    room = minutes
    order: list[int] = []
    while True:
        best = _best(needs, gain * left, cost * left, left, room)
        if best is None:
            return order
        fresh = [place for place in closures[best] if left[place]]
        # The fewer a unit needs, the earlier it can come.
        order.extend(sorted(fresh, key=lambda place: (len(closures[place]), place)))
        left[fresh] = 0.0
        room -= sum(units[place].minutes for place in fresh)


def _best(needs: Doubles, gain: Doubles, cost: Doubles, left: Doubles, room: float) -> int | None:
    """The place of the unit to take next; None if none fits."""
    costs = needs @ cost
    fits = (left > 0) & (costs <= room + _SLACK)
    if not fits.any():
        return None
    # What gains nothing is taken last, and then the shortest first.
    rate = (needs @ gain + 1e-12) / np.maximum(costs, _SLACK)
    return int(np.argmax(np.where(fits, rate, -1.0)))


def _solved(
    units: Sequence[Unit], minutes: float, time_limit_seconds: float
) -> tuple[list[int] | None, bool]:
    """The places of the best units, None if none were found, and whether it is proved."""
    began = time.perf_counter()
    gain = np.array([unit.gain for unit in units])
    result = milp(
        -gain / max(float(gain.max()), _SLACK),
        integrality=np.ones(len(units)),
        bounds=Bounds(0, 1),
        constraints=_constraints(units, minutes),
        options={
            "time_limit": max(0.001, time_limit_seconds - (time.perf_counter() - began)),
            "mip_rel_gap": GAP,
        },
    )
    if result.x is None:
        return None, False
    return [int(place) for place in np.flatnonzero(result.x > 0.5)], result.status == 0


def _constraints(units: Sequence[Unit], minutes: float) -> LinearConstraint:
    """All minutes together, and of each pair the unit after only with the one before."""
    place_of = {unit.id: place for place, unit in enumerate(units)}
    pairs = [
        (place, place_of[id_])
        for place, unit in enumerate(units)
        for id_ in unit.after
        if id_ in place_of
    ]
    rows: list[int] = [0] * len(units)
    columns = list(range(len(units)))
    values = [unit.minutes for unit in units]
    for row, (later, earlier) in enumerate(pairs, 1):
        rows += [row, row]
        columns += [later, earlier]
        values += [1.0, -1.0]
    matrix = coo_array((values, (rows, columns)), shape=(len(pairs) + 1, len(units)))
    most: NDArray[np.float64] = np.zeros(len(pairs) + 1)
    most[0] = minutes
    return LinearConstraint(matrix.tocsc(), -np.inf, most)
