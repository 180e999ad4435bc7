"""A made-up past: answers of many weeks, kept as the app would have kept them."""

import datetime as dt
import math
import random
import uuid
from collections.abc import Sequence
from dataclasses import replace

from greenroom.model.evidence import Evidence
from greenroom.model.grade import Grade
from greenroom.model.item import ItemHead
from greenroom.model.response import Response
from greenroom.model.session import Attempt, Blueprint, Session, Slot
from greenroom.store import rows, statements
from greenroom.store.sqlite import SqliteStore

LEARNER = "local"


def made_up(
    heads: Sequence[ItemHead], n: int, weeks: int, now: dt.datetime, seed: int = 1
) -> list[Evidence]:
    """Somebody who starts below the middle, gets better, is weaker at some things, and too sure."""
    rng = random.Random(seed)
    times = sorted(now - dt.timedelta(days=7 * weeks * rng.random() ** 0.9) for _ in range(n))
    pool = rng.sample(list(heads), min(len(heads), max(40, n // 2)))
    return [_piece(rng.choice(pool), at, k / n, rng) for k, at in enumerate(times)]


def _piece(head: ItemHead, at: dt.datetime, gone: float, rng: random.Random) -> Evidence:
    # Not every day has time, and nobody answers at night.
    at = (at - dt.timedelta(days=at.toordinal() % 3 == 0)).replace(hour=7 + at.minute % 14)
    ability = -0.6 + 1.2 * gone + (len(head.area) % 5 - 2) * 0.4
    chance = 1 / (1 + math.exp(head.difficulty - ability))
    is_card = head.kind == "card"
    score = float(rng.random() < chance)
    if head.kind == "open":
        score = min(1.0, max(0.0, round(rng.gauss(chance, 0.2), 2)))
    said = min(1.0, max(0.5, round(chance * 0.6 + 0.45 + rng.gauss(0, 0.08), 1)))
    return Evidence(
        attempt_id=str(uuid.UUID(int=rng.getrandbits(128))),
        learner=LEARNER,
        session_id="past",
        item_uid=head.uid,
        item_version="0" * 16,
        kind=head.kind,
        area=head.area,
        topics=head.topics,
        score=None if is_card else score,
        rating=(3 if score else 1) if is_card else None,
        confidence=said if head.kind == "choice" and rng.random() < 0.7 else None,
        predicted=None if is_card else chance,
        predictor="made-up",
        seconds=None if rng.random() < 0.05 else head.minutes * 60 * math.exp(rng.gauss(-0.2, 0.6)),
        at=at,
    )


def keep(store: SqliteStore, pieces: Sequence[Evidence]) -> None:
    """As the answers of one session that is over, all in one transaction."""
    if not pieces:
        return
    session_id = str(uuid.uuid4())
    kept = [replace(piece, session_id=session_id) for piece in pieces]
    first, last = min(piece.at for piece in kept), max(piece.at for piece in kept)
    blueprint = Blueprint(policy="practice", title="Past", length=1)
    slots = [
        Slot(n, p.item_uid, 1, "made up", p.predicted, p.predictor) for n, p in enumerate(kept, 1)
    ]
    session = Session(session_id, LEARNER, blueprint, 1, first, None, last)
    attempts = [_attempt(piece, n) for n, piece in enumerate(kept, 1)]
    with store._write() as db:
        db.execute(statements.INSERT_SESSION, rows.session_values(session))
        db.execute(statements.INSERT_SLOT, [rows.slot_values(session_id, slot) for slot in slots])
        db.execute(statements.INSERT_ATTEMPT, [rows.attempt_values(one) for one in attempts])
        grades = [rows.grade_values(p.attempt_id, p.attempt_id, _grade(p)) for p in kept]
        db.execute(statements.INSERT_GRADE, grades)
        db.execute(statements.INSERT_EVIDENCE, [rows.evidence_values(piece) for piece in kept])


def _attempt(piece: Evidence, position: int) -> Attempt:
    return Attempt(
        id=piece.attempt_id,
        learner=LEARNER,
        session_id=piece.session_id,
        position=position,
        item_uid=piece.item_uid,
        item_version=piece.item_version,
        seed=1,
        form={"answer": ["a"]},
        response=Response({}, piece.confidence),
        at=piece.at,
        seconds=piece.seconds,
    )


def _grade(piece: Evidence) -> Grade:
    return Grade("made-up", 1, "graded", "Made up.", piece.score, piece.rating)
