"""When an item should be seen again: FSRS-6 through the `fsrs` package."""

import datetime as dt

from fsrs import Card, Rating, Scheduler

from greenroom.model.learner import Memory

DESIRED_RETENTION = 0.9
# No fuzz: the same evidence must always fold into the same state.
_SCHEDULER = Scheduler(desired_retention=DESIRED_RETENTION, enable_fuzzing=False)

CLOCK_SLACK = dt.timedelta(days=1)
"""A clock may go back by so much when it is corrected or a time zone was wrong."""
MISSED, UNSURE, KNOWN = 1, 2, 3
SURE_FROM = 0.7
"""Confidence from which a right answer counts as recalled without effort."""


def review(memory: Memory | None, rating: int, at: dt.datetime) -> Memory:
    """The memory of an item after a recall rated 1 (again) to 4 (easy).

    A clock that ran backwards is taken as no time passed.
    """
    # The state is what `to_dict` below gave; its own type for it is not kept in our records.
    card = Card() if memory is None else Card.from_dict(memory.state)  # type: ignore[arg-type] # see above
    if memory is None:
        # The package draws an id from the clock; the item's uid is the name here.
        card.card_id = 0
        card.due = at
    elif card.last_review is not None and at < card.last_review:
        if card.last_review - at > CLOCK_SLACK:
            # The clock was far ahead then and is right now: that review was just made, for all
            # we know, and must not hold the item back until the wrong date.
            card.last_review = at
        else:
            at = card.last_review
    card, _ = _SCHEDULER.review_card(card, Rating(rating), review_datetime=at)
    return Memory(card.to_dict(), card.due, 1 if memory is None else memory.reviews + 1)


def rating_of(score: float, confidence: float | None) -> int:
    """The recall that a graded answer shows: missed, right but unsure, or known."""
    if score < 0.5:
        return MISSED
    is_unsure = score < 1 or (confidence is not None and confidence < SURE_FROM)
    return UNSURE if is_unsure else KNOWN
