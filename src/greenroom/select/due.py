"""Review: what is due, the one that gains most first, then a few new cards."""

import datetime as dt
import random
from collections.abc import Callable, Sequence
from typing import Final

import numpy as np

from greenroom.learner import fsrs
from greenroom.learner.forecast import QUESTION_MINUTES_A_DAY, minutes_spent
from greenroom.learner.grid import Doubles
from greenroom.learner.memory import DAY, days_since, recall_at, recalls_at, strength_of
from greenroom.learner.readiness import percent
from greenroom.model.choice import Choice
from greenroom.model.item import ItemHead
from greenroom.model.learner import Learner, Memory
from greenroom.model.session import Session
from greenroom.select.pick import counted, not_asked

NEW_CARDS_A_DAY = 5
NEAR: Final = dt.timedelta(days=30)
"""Before the interview; earlier, an item comes up again and again until then, and what one review
adds on the day itself says little."""
MIDDAY: Final = dt.time(12)

Weight = Callable[[ItemHead], float]
"""How much an item counts on the day, at least 0."""


def _evenly(_head: ItemHead) -> float:
    return 1.0


def due_items(
    heads: Sequence[ItemHead],
    learner: Learner,
    now: dt.datetime,
    interview: dt.date | None = None,
    weight: Weight = _evenly,
    limit_minutes: float = QUESTION_MINUTES_A_DAY,
) -> list[ItemHead]:
    """Today's reviews whose time has come, the one to make first at the front.

    Near the interview by what a review adds to the chance of recall on that day, per minute;
    otherwise cards, then questions, each from the likeliest forgotten on. Every card is among
    them; of the other kinds as many as a day's minutes allow, less what was reviewed today.

    Args:
        heads: of the bank.
        learner: whose memories count.
        now: its zone says when a day begins.
        interview: its day in that zone, None if it is not set; past or far, it changes nothing.
        weight: of an item on that day.
        limit_minutes: a day's for questions that are no cards; the last one may take longer.
    """
    spent = minutes_spent(heads, learner.seen, now, now.tzinfo or dt.UTC)
    today = list[ItemHead]()
    for head in waiting_items(heads, learner, now, interview, weight):
        if head.kind == "card":
            today.append(head)
        elif spent < limit_minutes:
            today.append(head)
            spent += head.minutes
    return today


def waiting_items(
    heads: Sequence[ItemHead],
    learner: Learner,
    now: dt.datetime,
    interview: dt.date | None = None,
    weight: Weight = _evenly,
) -> list[ItemHead]:
    """As `due_items`, and also what has to wait for another day."""
    uids = {uid for uid, memory in learner.memory.items() if memory.due <= now}
    due = [head for head in heads if head.uid in uids]
    memories = [learner.memory[head.uid] for head in due]
    worth = _worth(due, memories, now, interview, weight)
    paths = [head.path for head in due]
    order = sorted(range(len(due)), key=lambda row: (*worth[row], memories[row].due, paths[row]))
    return [due[row] for row in order]


def new_cards(heads: Sequence[ItemHead], learner: Learner, now: dt.datetime) -> list[ItemHead]:
    """Cards not seen yet, as many as today still allows."""
    first_today = sum(
        seen.score is None and _is_today(seen.first_at, now) for seen in learner.seen.values()
    )
    new = [head for head in heads if head.kind == "card" and head.uid not in learner.seen]
    return new[: max(0, NEW_CARDS_A_DAY - first_today)]


def next_due(
    heads: Sequence[ItemHead],
    session: Session,
    learner: Learner,
    rng: random.Random,
    now: dt.datetime,
    interview: dt.date | None = None,
    weight: Weight = _evenly,
) -> Choice | None:
    """The next item to review; None when nothing is due and today's new cards are seen.

    Its reason says since when it is due and the chance of recall, now and at the interview.
    """
    due = not_asked(due_items(heads, learner, now, interview, weight), session)
    if due:
        return Choice(due[0], _reason(learner.memory[due[0].uid], now, interview))
    new = not_asked(new_cards(heads, learner, now), session)
    return Choice(rng.choice(new), "a new card") if new else None


def gains(memories: Sequence[Memory], now: dt.datetime, then: dt.datetime) -> Doubles:
    """(n,) what a review now adds to the chance of recall at a later time.

    R(now) R_recalled(then) + (1 - R(now)) R_forgotten(then) - R_unreviewed(then).
    """
    before = strength_of(memories)
    since = days_since(memories, now)
    whole_days = np.floor(since).astype(np.int64)
    # In UTC: between times of one zone Python counts the hours that its clocks show.
    ahead = np.full(len(memories), (then.astimezone(dt.UTC) - now.astimezone(dt.UTC)) / DAY)

    def later(rating: int) -> Doubles:
        after = fsrs.review(before, whole_days, np.full(len(memories), rating))
        return fsrs.retrievability(after.stability, ahead)

    chance = fsrs.retrievability(before.stability, since)
    reviewed = chance * later(fsrs.GOOD) + (1 - chance) * later(fsrs.AGAIN)
    found: Doubles = reviewed - fsrs.retrievability(before.stability, since + ahead)
    return found


def _worth(
    due: Sequence[ItemHead],
    memories: Sequence[Memory],
    now: dt.datetime,
    interview: dt.date | None,
    weight: Weight,
) -> list[tuple[float, float]]:
    """What the reviews are sorted by, the smallest first."""
    then = _near(interview, now)
    if then is None:
        recalls = recalls_at(memories, now)
        return [(head.kind != "card", float(r)) for head, r in zip(due, recalls, strict=True)]
    gained = gains(memories, now, then)
    return [
        (-weight(head) * float(gain) / head.minutes, 0.0)
        for head, gain in zip(due, gained, strict=True)
    ]


def _near(interview: dt.date | None, now: dt.datetime) -> dt.datetime | None:
    """Midday of the interview; None if that is no day to look ahead to."""
    if interview is None or not 0 <= (interview - now.date()).days <= NEAR.days:
        return None
    return max(now, dt.datetime.combine(interview, MIDDAY, now.tzinfo))


def _is_today(at: dt.datetime, now: dt.datetime) -> bool:
    return at.astimezone(now.tzinfo).date() == now.date()


def _reason(memory: Memory, now: dt.datetime, interview: dt.date | None) -> str:
    days = (now.date() - memory.due.astimezone(now.tzinfo).date()).days
    since = f"for {days} days" if days > 1 else "today" if days < 1 else "since yesterday"
    recall = percent(recall_at(memory, now))
    said = f"due {since}, seen {counted(memory.reviews)}; recall now {recall}"
    then = _near(interview, now)
    if then is None or then.date() == now.date():
        return said
    left = percent(recall_at(memory, then))
    return f"{said}, on {then.day} {then:%B} {left} without a review"
