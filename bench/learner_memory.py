"""Memory: the kernel beside its reference, and a person's log foretold, review by review.

Nothing of the log is fitted. What FSRS-6 foretells stands beside SM-2 and the average of what was
recalled before, on the reviews that came a day or more after the one before.
"""

import csv
import datetime as dt
import math
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final, NamedTuple

import fsrs as reference
import numpy as np
from measured import Beside, Measured, Section, plain
from numpy.typing import NDArray

from greenroom.evaluation.figures import Figure, over_questions
from greenroom.evaluation.reached import auc
from greenroom.learner import fsrs
from greenroom.learner.fsrs import Strength
from greenroom.learner.grid import Doubles
from greenroom.learner.memory import recall_at, review
from greenroom.model.learner import Memory

LOG: Final = Path("memory", "reviews_one_user.csv")
"""In the folder of public data: card_id, review_rating, review_time."""
MEMORIES, QUICK_MEMORIES = 1_000_000, 200_000
BY_REFERENCE, QUICK_BY_REFERENCE = 20_000, 4_000
RUNS: Final = 5
"""The fastest counts: the rest waited for the machine."""
FOLDS: Final = 5
"""Of the log in its order; each but the first part is foretold from those before it."""
DAY: Final = dt.timedelta(days=1)
SURE: Final = 1e-6
"""No chance is taken as nearer to 0 or 1 than this."""

Places = NDArray[np.int64]
Score = Callable[[Doubles, Doubles], float]
"""Of what was recalled and what was foretold."""


class Review(NamedTuple):
    """One line of the log."""

    at: dt.datetime
    card: str
    rating: int


@dataclass(frozen=True, eq=False)
class Foretold:
    """Chances of recall before each review that counts, in the order of the log."""

    card: Places
    recalled: Doubles
    """(n,) 0 or 1."""
    chances: dict[str, Doubles]
    """By model, (n,)."""


def rate(quick: bool) -> Section:
    """Reviews a second: a step for each of many memories, and py-fsrs one after another."""
    n = QUICK_MEMORIES if quick else MEMORIES
    rng = np.random.default_rng(1)
    before = Strength(np.exp(rng.normal(2, 1, n)), rng.uniform(1, 10, n))
    days, ratings = rng.integers(0, 60, n), rng.integers(1, 5, n)
    times = [_seconds(before, days, ratings) for _ in range(RUNS)]
    own = Measured("reviews a second, one core", plain(n / min(times)), n, low=1e6)
    by_reference = QUICK_BY_REFERENCE if quick else BY_REFERENCE
    rows = [_reference_seconds(days[:by_reference], ratings[:by_reference]) for _ in range(RUNS)]
    beside = Measured("py-fsrs", plain(by_reference / min(rows)), by_reference)
    return Section("memory", [own], [Beside(beside, own.name)])


def _seconds(before: Strength, days: Places, ratings: Places) -> float:
    begun = time.perf_counter()
    fsrs.review(before, days, ratings)
    return time.perf_counter() - begun


def _reference_seconds(days: Places, ratings: Places) -> float:
    scheduler = reference.Scheduler(enable_fuzzing=False)
    at = dt.datetime(2026, 1, 1, tzinfo=dt.UTC)
    card, _ = scheduler.review_card(reference.Card(card_id=1), reference.Rating.Good, at)
    waits = [at + n * DAY for n in days.tolist()]
    rated = [reference.Rating(rating) for rating in ratings.tolist()]
    begun = time.perf_counter()
    for then, rating in zip(waits, rated, strict=True):
        scheduler.review_card(card, rating, then)
    return time.perf_counter() - begun


def of_person(folder: Path, quick: bool) -> Section:
    """The log of one person: equality with py-fsrs, and how well recall is foretold."""
    log = read_log(folder / LOG)
    worst, same_due = differences(log)
    found = foretold(log)
    n = len(found.card)
    figures = [
        Measured("largest relative difference from py-fsrs", plain(worst), len(log), high=1e-9),
        Measured("reviews due at the same time as by py-fsrs", plain(same_due), len(log), low=1),
        Measured("log loss, FSRS-6", _figure(found, "FSRS-6", log_loss, quick), n, high=0.4405),
        Measured("AUC, FSRS-6", _figure(found, "FSRS-6", auc, quick), n),
    ]
    baselines = [
        Beside(Measured(f"{label}, {model}", _figure(found, model, of, quick), n), beside)
        for model in ("SM-2", "average")
        for label, of, beside in (
            ("log loss", log_loss, "log loss, FSRS-6"),
            ("AUC", auc, "AUC, FSRS-6"),
        )
    ]
    notes = [f"recalled {found.recalled.mean():.1%}; in brackets 95% intervals by cards"]
    return Section("memory of one person", figures, baselines, notes)


def is_there(folder: Path) -> bool:
    """The log lies in the folder."""
    return (folder / LOG).exists()


def read_log(path: Path) -> list[Review]:
    """All reviews in their order."""
    with path.open(encoding="utf-8", newline="") as file:
        return sorted(
            Review(
                dt.datetime.fromisoformat(row["review_time"]),
                row["card_id"],
                int(row["review_rating"]),
            )
            for row in csv.DictReader(file)
        )


def differences(log: Sequence[Review]) -> tuple[float, float]:
    """Largest relative difference of stability or difficulty; share of reviews due as there."""
    scheduler = reference.Scheduler(enable_fuzzing=False)
    cards, memories = dict[str, reference.Card](), dict[str, Memory]()
    worst, same = 0.0, 0
    for one in log:
        card = cards.get(one.card) or reference.Card(card_id=0)
        cards[one.card], _ = scheduler.review_card(card, reference.Rating(one.rating), one.at)
        memories[one.card] = review(memories.get(one.card), one.rating, one.at)
        theirs, ours = cards[one.card], memories[one.card]
        worst = max(
            worst,
            abs(ours.stability / (theirs.stability or math.nan) - 1),
            abs(ours.difficulty / (theirs.difficulty or math.nan) - 1),
        )
        same += theirs.due == ours.due
    return worst, same / len(log)


class _Sm2(NamedTuple):
    """SM-2, Wozniak 1990; recall is taken to fall to 90% at the end of an interval."""

    at: dt.datetime
    days: float = 0.0
    ease: float = 2.5
    streak: int = 0

    def reviewed(self, rating: int, at: dt.datetime) -> "_Sm2":
        """With again to easy as its grades 2 to 5; on the same day only a miss changes anything."""
        is_same_day = self.streak > 0 and at - self.at < DAY
        off = 5 - (rating + 1)
        ease = max(1.3, self.ease + 0.1 - off * (0.08 + off * 0.02))
        if rating == fsrs.AGAIN:
            return _Sm2(at, 1.0, ease, 0)
        if is_same_day:
            return self._replace(at=at)
        streak = self.streak + 1
        days = {1: 1.0, 2: 6.0}.get(streak, math.ceil(self.days * self.ease))
        return _Sm2(at, days, ease, streak)

    def chance(self, at: dt.datetime) -> float:
        return math.pow(0.9, ((at - self.at) / DAY) / self.days)


def foretold(log: Sequence[Review]) -> Foretold:
    """Each review of the last parts of the log, from what came before it."""
    rows = list(_counted(log))
    numbers = {card: n for n, card in enumerate(dict.fromkeys(one.card for one, _, _ in rows))}
    recalled = np.array([float(one.rating != fsrs.AGAIN) for one, _, _ in rows])
    part = len(rows) // (FOLDS + 1)
    starts = [len(rows) - part * (FOLDS - fold) for fold in range(FOLDS)]
    average = np.concatenate([np.full(part, recalled[:start].mean()) for start in starts])
    kept = slice(starts[0], None)
    return Foretold(
        np.array([numbers[one.card] for one, _, _ in rows[kept]]),
        recalled[kept],
        {
            "FSRS-6": np.array([ours for _, ours, _ in rows[kept]]),
            "SM-2": np.array([sm2 for _, _, sm2 in rows[kept]]),
            "average": average,
        },
    )


def _counted(log: Sequence[Review]) -> Iterator[tuple[Review, float, float]]:
    """Reviews of another day than the one before, each with the chances foretold."""
    memories, others = dict[str, Memory](), dict[str, _Sm2]()
    for one in log:
        before = memories.get(one.card)
        if before is not None and one.at - before.last_review >= DAY:
            whole = before.last_review + (one.at - before.last_review).days * DAY
            yield one, recall_at(before, whole), others[one.card].chance(whole)
        memories[one.card] = review(before, one.rating, one.at)
        others[one.card] = others.get(one.card, _Sm2(one.at)).reviewed(one.rating, one.at)


def log_loss(recalled: Doubles, chances: Doubles) -> float:
    """Mean over the reviews, natural logarithm."""
    kept = np.clip(chances, SURE, 1 - SURE)
    return float(-np.mean(np.where(recalled > 0, np.log(kept), np.log(1 - kept))))


def _figure(found: Foretold, model: str, of: Score, quick: bool) -> Figure:
    chances = found.chances[model]
    if quick:
        return plain(of(found.recalled, chances))
    return over_questions(lambda rows: of(found.recalled[rows], chances[rows]), found.card)
