"""The day on which a learner reviews: its clock, and the interview that it leads to."""

import datetime as dt
from typing import NamedTuple

from greenroom.model.target import Target
from greenroom.practice.ports import Ports, Store
from greenroom.practice.zones import zone_or_utc


class ReviewDay(NamedTuple):
    """As the chooser of reviews takes it."""

    now: dt.datetime
    """In the zone of the learner's target, which says when a day begins; UTC without one."""
    interview: dt.date | None
    """Its day in that zone; None if it is not set."""


def latest_target(store: Store, learner: str) -> Target | None:
    """What the learner works towards; None if they set nothing."""
    targets = store.targets(learner)
    return targets[-1] if targets else None


def review_day(ports: Ports, learner: str) -> ReviewDay:
    """Today."""
    target = latest_target(ports.store, learner)
    if target is None:
        return ReviewDay(ports.now(), None)
    return ReviewDay(ports.now().astimezone(zone_or_utc(target.zone)[0]), target.date)
