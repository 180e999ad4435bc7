"""How many questions a level needs, how often an item is seen, how fast the next one is found.

400 two-parameter items (a ~ LN(.05, .35), b ~ N(0, 1.1)) on 12 topics; people N(0, 1), one ability.
Targets: at most 17 items to a standard error of .3 with topics in balance, at most 22.5 where every
item is seen by at most 25%; RMSE after 12 items at most .35 and .39; next item of 100,000 at most
2 ms at the 99th percentile. Baselines of the same run: random order, and catsim (most information,
maximum likelihood).
"""

import datetime as dt
import random
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Final, NamedTuple

import numpy as np
from catsim.estimation import NumericalSearchEstimator
from catsim.irt import icc, see
from catsim.item_bank import ItemBank
from catsim.selection import MaxInfoSelector
from common import arguments, percentile, report
from numpy.typing import NDArray

from greenroom.learner.grid import POINTS, Doubles, mass, mean_of, normal, sd_of
from greenroom.learner.parameters import Parameters, curves
from greenroom.learner.tree import Tree
from greenroom.model.item import ItemHead
from greenroom.model.learner import Belief, LastSeen, Learner
from greenroom.model.session import Blueprint, Session, Slot
from greenroom.select.adaptive import Adaptive
from greenroom.select.balance import balanced
from greenroom.select.exposure import CAP, SAVED, Exposure, let_in
from greenroom.select.information import Outlook, behind, best, gains, narrowed
from greenroom.select.pool import Flags, Pool

ITEMS: Final = 400
TOPICS: Final = 12
TARGET_SE: Final = 0.3
SHORT: Final = 12
"""Answers of a free placement."""
LONGEST: Final = 120
WARM_UP: Final = 600
"""Sessions before exposure is counted: 200 without a cap, then its window is filled anew."""
MANY: Final = 100_000
NORMAL_90: Final = 1.645
NOW: Final = dt.datetime(2026, 1, 1, tzinfo=dt.UTC)


class Measured(NamedTuple):
    """A figure with its 90% interval."""

    name: str
    value: float
    low: float
    high: float
    n: int
    target: float | None = None

    def line(self) -> str:
        """A row of the table."""
        target = "" if self.target is None else f"{self.target:8.3g}"
        held = "" if self.target is None else " met" if self.value <= self.target else " missed"
        span = f"{self.low:.3f} to {self.high:.3f}"
        return f"{self.name:<66}{self.value:8.3f}  {span:<18}{self.n:>6} {target:>8}{held}"


@dataclass(frozen=True, eq=False)
class Bank:
    """Items whose parameters are known."""

    a: Doubles
    b: Doubles
    pool: Pool
    topic: NDArray[np.int64]
    logs: Doubles
    """(n, 2, POINTS) logarithm of the chance of wrong and right."""

    @classmethod
    def drawn(cls, n: int, seed: int, topics: int = TOPICS) -> "Bank":
        rng = np.random.default_rng(seed)
        log_a, b = rng.normal(0.05, 0.35, n), rng.normal(0.0, 1.1, n)
        found = {
            f"item-{i}": Parameters((float(b[i]),), 0.0, float(log_a[i]), 0.0) for i in range(n)
        }
        heads = [_head(uid, f"topic-{i % topics}") for i, uid in enumerate(found)]
        tree = Tree.of({f"topic-{i}": f"round-{i % 4}" for i in range(topics)})
        pool = Pool.of(heads, tree, lambda uid, _: found[uid])
        order = [int(head.slug) for head in pool.heads]
        few = pool.heads if n <= ITEMS else ()
        logs = np.array([np.log(curves(found[head.uid])) for head in few])
        return cls(np.exp(log_a[order]), b[order], pool, pool.topic, logs)


def _head(uid: str, topic: str) -> ItemHead:
    number = uid.removeprefix("item-")
    return ItemHead(uid, "numeric", topic, number, uid, (topic,), ("theory",), (), "mid", 0.0, 2.0)


class Run(NamedTuple):
    """What became of people, p of them."""

    items: Doubles
    """(p,) to the standard error."""
    error: Doubles
    """(p,) of the ability after SHORT items."""
    seen: Doubles
    """(items of the bank,) share of the people that saw each."""


Choose = Callable[[Outlook, Flags, list[int]], int]


def _session(
    bank: Bank, ability: float, choose: Choose, rng: np.random.Generator
) -> tuple[int, float, Flags]:
    """Items to the standard error, error after SHORT items, and what was asked."""
    belief, used = np.log(normal()), np.zeros(len(bank.b), dtype=np.bool_)
    asked, reached, error = [0] * TOPICS, 0, 0.0
    for count in range(1, LONGEST + 1):
        now = mass(belief)
        mean, variance = float(mean_of(now)), float(sd_of(now)) ** 2
        where = [np.full(TOPICS + 1, value) for value in (mean, variance, variance, 0.0)]
        place = choose(Outlook(*where), ~used, asked)
        used[place] = True
        asked[int(bank.topic[place])] += 1
        chance = 1 / (1 + np.exp(-bank.a[place] * (ability - bank.b[place])))
        belief = belief + bank.logs[place, int(rng.random() < chance)]
        after = mass(belief)
        if count == SHORT:
            error = float(mean_of(after)) - ability
        if not reached and float(sd_of(after)) <= TARGET_SE:
            reached = count
        if reached and count >= SHORT:
            return reached, error, used
    return reached or LONGEST, error, used


def _adaptive(bank: Bank, seed: int, allowed: Flags | None = None) -> Choose:
    """As a placement chooses, its topics in balance."""
    rng, shares = random.Random(seed), np.ones(TOPICS)

    def choose(stands: Outlook, left: Flags, asked: list[int]) -> int:
        candidates = narrowed(left, [] if allowed is None else [allowed])
        candidates = narrowed(candidates, [behind(bank.topic, candidates, asked, shares)])
        return best(gains(bank.pool, stands), candidates, rng)

    return choose


def _any(seed: int) -> Choose:
    rng = random.Random(seed)
    return lambda _stands, left, _asked: int(rng.choice(np.flatnonzero(left)))


def people(bank: Bank, n: int, seed: int, chooser: Callable[[int], Choose]) -> Run:
    """Each with their own session."""
    rng = np.random.default_rng(seed)
    abilities = rng.normal(0.0, 1.0, n)
    done = [_session(bank, abilities[i], chooser(i), rng) for i in range(n)]
    return _run(done)


def _run(done: Sequence[tuple[int, float, Flags]]) -> Run:
    items, error, used = zip(*done, strict=True)
    return Run(np.array(items, float), np.array(error), np.mean(used, axis=0))


def capped(bank: Bank, n: int, seed: int) -> Run:
    """One after another, the exposure of each item counted from the sessions before."""
    rng = np.random.default_rng(seed)
    exposure, done = Exposure.none(len(bank.b)), []
    for number in range(WARM_UP + n):
        allowed = let_in(exposure, bank.pool, number)
        found = _session(bank, float(rng.normal()), _adaptive(bank, number, allowed), rng)
        exposure = exposure.after(allowed, found[2])
        if number >= WARM_UP:
            done.append(found)
    return _run(done)


def catsim_run(bank: Bank, n: int, seed: int) -> Run:
    """catsim chooses and estimates; no balance, no cap."""
    rng = np.random.default_rng(seed)
    table = ItemBank(np.column_stack([bank.a, bank.b, np.zeros(len(bank.b)), np.ones(len(bank.b))]))
    return _run([_catsim_session(table, float(rng.normal()), rng) for _ in range(n)])


def _catsim_session(
    table: ItemBank, ability: float, rng: np.random.Generator
) -> tuple[int, float, Flags]:
    choose, estimate = MaxInfoSelector(), NumericalSearchEstimator()
    asked: list[int] = []
    answers: list[bool] = []
    reached, error, at = 0, 0.0, 0.0
    while not (reached and len(asked) >= SHORT) and len(asked) < LONGEST:
        place = choose.select(item_bank=table, administered_items=asked, est_theta=at)
        assert place is not None
        asked.append(place)
        row = table.get_items([place])
        answers.append(bool(rng.random() < icc(ability, row[0, 0], row[0, 1])))
        at = estimate.estimate(
            item_bank=table, administered_items=asked, response_vector=answers, est_theta=at
        )
        if len(asked) == SHORT:
            error = at - ability
        if not reached and see(at, table.get_items(asked)) <= TARGET_SE:
            reached = len(asked)
    used = np.zeros(table.n_items, dtype=np.bool_)
    used[asked] = True
    return reached or LONGEST, error, used


def next_item(n: int, topics: int, turns: int) -> tuple[list[float], list[float]]:
    """Milliseconds by the wall and of the processor: a whole choice of a placement.

    From what is kept of the answers to the item and its reason, with exposure, kin and rest; the
    pool is there. People are in the middle of a placement and have answered 40 questions before.
    """
    bank = Bank.drawn(n, 5, topics)
    tree = Tree.of({f"topic-{i}": f"round-{i % 4}" for i in range(topics)})
    draw = np.random.default_rng(1)
    # Twelve questions a session, over a hundred: some five hundred items are asked often.
    often = np.where(draw.random(n) < 500 / n, draw.uniform(0, 5, n), 0.0)
    exposure = Exposure(np.full(n, 80.0), often * 8, np.full(n, 5.0), 1000)
    adaptive = Adaptive(lambda _: (bank.pool, tree), lambda: NOW, lambda _p, _s: exposure)
    wall, processor = [], []
    for turn in range(turns):
        learner, session = _learner(bank.pool, draw), _placement(bank.pool, turn, draw)
        start, begun = time.perf_counter(), time.thread_time()
        balanced(adaptive, bank.pool.heads, session, learner, random.Random(turn))
        processor.append((time.thread_time() - begun) * 1e3)
        wall.append((time.perf_counter() - start) * 1e3)
    return wall, processor


def _learner(pool: Pool, draw: np.random.Generator) -> Learner:
    heads = [pool.heads[place] for place in draw.choice(len(pool.heads), 40, replace=False)]
    beliefs = {}
    for head in heads:
        logs = draw.normal(size=POINTS).cumsum() * 0.2
        beliefs[head.topics[0]] = Belief((logs - logs.max()).astype(np.float32).tobytes(), 4, NOW)
    seen = {head.uid: LastSeen(NOW, 1.0, 1, NOW) for head in heads}
    return Learner("me", 40, beliefs=beliefs, seen=seen)


def _placement(pool: Pool, seed: int, draw: np.random.Generator) -> Session:
    asked = draw.choice(len(pool.heads), int(draw.integers(0, SHORT)), replace=False)
    slots = tuple(
        Slot(n, pool.heads[place].uid, 0, "", None, "") for n, place in enumerate(asked, 1)
    )
    blueprint = Blueprint(policy="placement", title="Placement", length=SHORT)
    return Session("session", "me", blueprint, seed, NOW, None, slots=slots)


def mean_row(name: str, values: Doubles, target: float | None = None) -> Measured:
    """A mean, its interval that of a normal distribution."""
    mean, half = float(values.mean()), NORMAL_90 * float(values.std()) / len(values) ** 0.5
    return Measured(name, mean, mean - half, mean + half, len(values), target)


def rmse_row(name: str, error: Doubles, target: float | None = None) -> Measured:
    """A root mean squared error, its interval from that of the mean square."""
    square = mean_row(name, error**2)
    low, value, high = (max(x, 0.0) ** 0.5 for x in (square.low, square.value, square.high))
    return Measured(name, value, low, high, len(error), target)


def share_row(name: str, run: Run, target: float | None = None) -> Measured:
    """The item seen most, its interval as if it had been named before."""
    n, top = len(run.items), float(run.seen.max())
    half = NORMAL_90 * (top * (1 - top) / n) ** 0.5
    return Measured(name, top, top - half, top + half, n, target)


def joined(runs: Sequence[Run]) -> Run:
    """Of several banks; of the items, what the bank with the most seen one says."""
    worst = max(runs, key=lambda run: float(run.seen.max()))
    items, error = (np.concatenate([run[part] for run in runs]) for part in (0, 1))
    return Run(items, error, worst.seen)


def rows(quick: bool) -> Iterator[Measured]:
    """Every figure, the product's first; people are spread over several banks."""
    # An item's share of few people is noise: the capped run has one bank and more of them.
    seeds, n, few, crowd = ((1, 2), 120, 20, 400) if quick else ((1, 2, 3, 4, 5), 400, 100, 2000)
    banks = [Bank.drawn(ITEMS, seed) for seed in seeds]
    adaptive = [people(b, n, s, partial(_adaptive, b)) for s, b in zip(seeds, banks, strict=True)]
    together = joined(adaptive)
    anyhow = joined([people(b, n, s, _any) for s, b in zip(seeds, banks, strict=True)])
    theirs = joined([catsim_run(b, few, s) for s, b in zip(seeds, banks, strict=True)])
    limited = capped(banks[0], crowd, seeds[0])
    yield mean_row("items to SE .3, topics in balance", together.items, 17.0)
    means = [float(run.items.mean()) for run in adaptive]
    hardest = adaptive[int(np.argmax(means))]
    yield mean_row("items to SE .3, topics in balance, the hardest bank", hardest.items)
    yield mean_row("items to SE .3, seen by at most 25% (bank 1)", limited.items, 22.5)
    yield mean_row("items to SE .3, random order", anyhow.items)
    yield mean_row("items to SE .3, catsim (no balance, no cap)", theirs.items)
    yield rmse_row("RMSE after 12, topics in balance", together.error, 0.35)
    yield rmse_row("RMSE after 12, topics in balance, that bank", hardest.error)
    yield rmse_row("RMSE after 12, seen by at most 25% (bank 1)", limited.error, 0.39)
    yield rmse_row("RMSE after 12, random order", anyhow.error)
    yield rmse_row("RMSE after 12, catsim (no balance, no cap)", theirs.error)
    # Below 1,334 people what an item had saved up may show.
    target = CAP if crowd >= 1334 else CAP + SAVED / crowd
    yield share_row("share that saw the most seen item, capped", limited, target)
    yield share_row("share that saw the most seen item, not capped", together)
    yield from _speed(200 if quick else 1000)


def _speed(turns: int) -> Iterator[Measured]:
    for topics in (TOPICS, 107):
        wall, processor = next_item(MANY, topics, turns)
        quiet = min(_fifths(processor), key=lambda part: percentile(part, 0.99))
        found = {"wall": wall, "processor": processor, "processor, quietest fifth": quiet}
        for name, values in found.items():
            low, high = _around(values)
            title = f"next of 100,000, {topics} topics, p99 ms ({name})"
            yield Measured(title, percentile(values, 0.99), low, high, len(values), 2.0)


def _fifths(values: Sequence[float]) -> list[Sequence[float]]:
    """One after another: other work on the machine comes and goes, and only ever adds."""
    size = len(values) // 5
    return [values[start : start + size] for start in range(0, 5 * size, size)]


def _around(values: Sequence[float]) -> tuple[float, float]:
    """90% bootstrap interval of the 99th percentile."""
    draw = np.random.default_rng(0).choice(np.array(values), (500, len(values)))
    found = np.quantile(np.quantile(draw, 0.99, axis=1), [0.05, 0.95])
    return float(found[0]), float(found[1])


def main() -> None:
    """Print the table, or one JSON object."""
    parser = arguments(__doc__ or "")
    parser.add_argument("--quick", action="store_true", help="a smaller run, in seconds")
    options = parser.parse_args()
    found = list(rows(options.quick))
    if options.json:
        figures, n = {row.name: row.value for row in found}, {row.name: row.n for row in found}
        report(options.json, figures, {}, {}, n)
        return
    print(f"{'figure':<66}{'value':>8}  {'90% interval':<18}{'n':>6} {'target':>8}")
    for row in found:
        print(row.line())


if __name__ == "__main__":
    main()
