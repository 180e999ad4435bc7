"""Review: what is due, the longest overdue first, then a few new cards."""

import datetime as dt
import random
from collections.abc import Sequence

from greenroom.model.choice import Choice
from greenroom.model.item import ItemHead
from greenroom.model.learner import Learner
from greenroom.model.session import Session
from greenroom.select.pick import counted, not_asked

NEW_CARDS_A_DAY = 5


def due_items(heads: Sequence[ItemHead], learner: Learner, now: dt.datetime) -> list[ItemHead]:
    """Items whose time to be seen has come, the longest overdue first."""
    due = {uid: memory.due for uid, memory in learner.memory.items() if memory.due <= now}
    return sorted((h for h in heads if h.uid in due), key=lambda h: (due[h.uid], h.path))


def new_cards(heads: Sequence[ItemHead], learner: Learner, now: dt.datetime) -> list[ItemHead]:
    """Cards not seen yet, as many as today still allows."""
    first_today = sum(
        seen.score is None and seen.first_at.date() == now.date() for seen in learner.seen.values()
    )
    new = [head for head in heads if head.kind == "card" and head.uid not in learner.seen]
    return new[: max(0, NEW_CARDS_A_DAY - first_today)]


def next_due(
    heads: Sequence[ItemHead],
    session: Session,
    learner: Learner,
    rng: random.Random,
    now: dt.datetime,
) -> Choice | None:
    """The next item to review; None when nothing is due and today's new cards are seen."""
    due = not_asked(due_items(heads, learner, now), session)
    if due:
        memory = learner.memory[due[0].uid]
        days = (now - memory.due).days
        since = f"for {days} days" if days > 1 else "today" if days < 1 else "since yesterday"
        return Choice(due[0], f"due {since}, recalled {counted(memory.reviews)}")
    new = not_asked(new_cards(heads, learner, now), session)
    return Choice(rng.choice(new), "a new card") if new else None
