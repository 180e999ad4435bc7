"""Records for tests, with every field that a test does not care about filled in."""

import datetime as dt
import uuid

from greenroom.model.evidence import Evidence
from greenroom.model.item import ItemHead, Level
from greenroom.model.session import Blueprint, Policy, Session, Slot

START = dt.datetime(2026, 11, 21, 9, 0, tzinfo=dt.UTC)
TODAY = START.date()


class Clock:
    """A clock that stands still until it is moved."""

    def __init__(self, at: dt.datetime = START) -> None:
        self.at = at

    def __call__(self) -> dt.datetime:
        return self.at

    def forward(self, **amount: float) -> None:
        self.at += dt.timedelta(**amount)


class Ids:
    """Uuids counted from 1, so that a test run twice draws the same sessions."""

    def __init__(self, last: int = 0) -> None:
        self.last = last

    def __call__(self) -> str:
        self.last += 1
        return str(uuid.UUID(int=self.last))


def head(
    uid: str,
    area: str = "alpha",
    kind: str = "choice",
    level: Level = "mid",
    topics: tuple[str, ...] = (),
) -> ItemHead:
    return ItemHead(
        uid=uid,
        kind=kind,
        area=area,
        slug=uid,
        title=uid,
        topics=topics or (f"{area}-one",),
        rounds=("theory",),
        roles=(),
        level=level,
        difficulty=0.0,
        minutes=2.0,
    )


def evidence(
    item_uid: str = "item",
    *,
    score: float | None = 1.0,
    rating: int | None = None,
    confidence: float | None = None,
    at: dt.datetime = START,
    area: str = "alpha",
    topics: tuple[str, ...] = ("alpha-one",),
) -> Evidence:
    return Evidence(
        attempt_id=f"{item_uid}-{at.isoformat()}",
        learner="me",
        session_id="session",
        item_uid=item_uid,
        item_version="0",
        kind="card" if score is None else "choice",
        area=area,
        topics=topics,
        score=score,
        rating=rating,
        confidence=confidence,
        predicted=None,
        predictor="none",
        seconds=None,
        at=at,
    )


def slot(position: int, item_uid: str, attempt_id: str | None = None) -> Slot:
    return Slot(
        position=position,
        item_uid=item_uid,
        seed=position,
        reason="for a test",
        predicted=0.5,
        predictor="none",
        attempt_id=attempt_id,
    )


def session(
    policy: Policy = "practice",
    *uids: str,
    length: int = 12,
    ended_at: dt.datetime | None = None,
    areas: dict[str, int] | None = None,
) -> Session:
    return Session(
        id="session",
        learner="me",
        blueprint=Blueprint(policy=policy, title="Test", length=length, areas=areas or {}),
        seed=1,
        started_at=START,
        ends_at=None,
        ended_at=ended_at,
        slots=tuple(slot(n, uid) for n, uid in enumerate(uids, 1)),
    )
