"""No item is asked in more sessions than it may be."""

import datetime as dt
import random

import numpy as np
import pytest
from numpy.typing import NDArray

from greenroom.learner.parameters import Parameters
from greenroom.learner.tree import Tree
from greenroom.model.session import Blueprint, Policy, Session
from greenroom.select.exposure import (
    CAP,
    HEADROOM,
    LEAST_SESSIONS,
    SAVED,
    Exposure,
    counted,
    draws,
    let_in,
)
from greenroom.select.pool import Pool
from tests.parts import START, head, slot

TREE = Tree.of({"alpha-one": "theory"})


def pool_of(n: int) -> Pool:
    heads = [head(f"item-{i}", kind="numeric") for i in range(n)]
    return Pool.of(heads, TREE, lambda _uid, _kind: Parameters((0.0,), 0.5))


def simulated(pool: Pool, sessions: int, length: int, seed: int) -> NDArray[np.bool_]:
    """(sessions, n) what was asked: everybody the best of what is let in, by a noisy order."""
    rng = np.random.default_rng(seed)
    worth = rng.normal(0.0, 1.0, len(pool.heads))
    exposure, asked = Exposure.none(len(pool.heads)), []
    for number in range(sessions):
        allowed = let_in(exposure, pool, number)
        order = np.where(allowed, worth + rng.normal(0.0, 0.3, len(worth)), -np.inf)
        used = np.zeros(len(worth), dtype=np.bool_)
        used[np.argsort(-order)[:length]] = True
        exposure = exposure.after(allowed, used)
        asked.append(used)
    return np.array(asked)


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_the_cap_holds_for_every_item_though_all_want_the_same_ones(seed: int) -> None:
    asked = simulated(pool_of(120), LEAST_SESSIONS + 1600, 12, seed)
    assert asked[:LEAST_SESSIONS].mean(axis=0).max() > 0.9
    counting = asked[LEAST_SESSIONS:]
    assert counting.mean(axis=0).max() <= CAP
    # And over no span of them is the bound broken, wherever it begins.
    sums = np.cumsum(np.vstack([np.zeros(120), counting]), axis=0)
    for span in (10, 100, 400):
        most = (sums[span:] - sums[:-span]).max()
        assert most <= HEADROOM * CAP * span + SAVED + 1e-9


def test_what_the_cap_allows_is_used() -> None:
    shares = simulated(pool_of(120), LEAST_SESSIONS + 1600, 12, 4)[LEAST_SESSIONS + 400 :]
    assert np.sort(shares.mean(axis=0))[-20:].mean() > 0.9 * CAP


def test_before_there_are_enough_sessions_everything_is_let_in() -> None:
    pool, exposure = pool_of(5), Exposure.none(5)
    every = np.ones(5, dtype=np.bool_)
    for number in range(LEAST_SESSIONS):
        assert let_in(exposure, pool, number).all()
        exposure = exposure.after(every, every)
    seen = np.mean([let_in(exposure, pool, seed) for seed in range(400)], axis=0)
    assert seen == pytest.approx(CAP, abs=0.08)
    for _ in range(int(SAVED) + 4):
        exposure = exposure.after(every, every)
    assert not let_in(exposure, pool, 0).any()


def test_counters_are_discounted_and_the_ones_given_stay() -> None:
    before = Exposure.none(2)
    after = before.after(np.array([True, False]), np.array([False, True]))
    assert (before.sessions, before.asked.tolist()) == (0, [0.0, 0.0])
    # What was asked had been let in.
    assert (after.let_in.tolist(), after.asked.tolist()) == ([1.0, 1.0], [0.0, 1.0])
    again = after.after(np.array([False, False]), np.array([False, False]))
    assert again.asked.tolist() == [0.0, 0.99]


def test_draws_are_even_and_do_not_hang_on_other_items() -> None:
    keys = pool_of(2000).keys
    found = draws(keys, 7)
    assert ((found >= 0) & (found < 1)).all()
    assert np.histogram(found, 10, (0, 1))[0] == pytest.approx(200, abs=60)
    other = draws(keys, 8)
    assert abs(np.corrcoef(found, other)[0, 1]) < 0.08
    few, many = pool_of(3), pool_of(2000)
    assert draws(few.keys, 7)[few.place["item-2"]] == found[many.place["item-2"]]


# Derived from sessions.
def past(number: int, *uids: str, policy: Policy = "placement", weakest: bool = False) -> Session:
    return Session(
        id=f"session-{number:04}",
        learner=f"person-{number % 7}",
        blueprint=Blueprint(policy=policy, title="Test", length=3, weakest=weakest),
        seed=number,
        started_at=START + dt.timedelta(minutes=number),
        ends_at=None,
        slots=tuple(slot(n, uid) for n, uid in enumerate(uids, 1)),
    )


def test_the_fold_gives_what_counting_session_by_session_gives() -> None:
    pool = pool_of(20)
    exposure, sessions = Exposure.none(20), list[Session]()
    for number in range(LEAST_SESSIONS + 40):
        allowed = let_in(exposure, pool, number)
        places = np.flatnonzero(allowed)[:3]
        session = past(number, *(pool.heads[place].uid for place in places))
        exposure = exposure.after(allowed, pool.flags([s.item_uid for s in session.slots]))
        sessions.append(session)
    random.Random(1).shuffle(sessions)
    found = counted(sessions, pool)
    assert found.asked == pytest.approx(exposure.asked)
    assert found.let_in == pytest.approx(exposure.let_in)
    assert found.saved == pytest.approx(exposure.saved)
    assert found.sessions == exposure.sessions


def test_a_session_sees_only_those_that_began_before_it() -> None:
    pool, sessions = pool_of(4), [past(number, "item-1") for number in range(9)]
    assert counted(sessions, pool, before=sessions[4]).sessions == 4
    assert counted(sessions, pool, before=sessions[0]).sessions == 0


def test_only_sessions_whose_items_were_chosen_by_what_they_tell_count() -> None:
    pool = pool_of(4)
    sessions = [
        past(1, "item-1", policy="exam"),
        past(2, "item-1", policy="practice"),
        past(3, "item-1", policy="practice", weakest=True),
        past(4, "item-2", "gone"),
    ]
    assert counted(sessions, pool).sessions == 2
